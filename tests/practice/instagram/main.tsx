import { createRoot } from 'react-dom/client'
import { startHostileScript } from '../page/hostile-script.ts'
import { App } from './app.tsx'
import './base.css'

startHostileScript()
const mountPoint = document.querySelector('[id^="mount_0_0"]')
if (!mountPoint) throw new Error('the page has no mount point')
createRoot(mountPoint).render(<App />)
