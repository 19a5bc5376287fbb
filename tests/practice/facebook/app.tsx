import { followLink, useAddress } from '../page/navigation.ts'
import { switches } from '../page/switches.ts'
import { ChatPane } from './chat-pane.tsx'
import frameStyles from './frame.module.css'
import { Page } from './page.tsx'
import { routeOf } from './route.ts'
import { TopBar } from './top-bar.tsx'
import { Viewer } from './viewer.tsx'

/** The whole practice Facebook. */
export function App() {
  const { page, viewer } = routeOf(useAddress())
  return (
    <div onClick={followLink} className={frameStyles.page}>
      <TopBar />
      <div
        hidden={viewer !== null && viewer.kind !== 'post'}
        aria-hidden={viewer ? true : undefined}
        className={frameStyles.behind}
      >
        <Page key={JSON.stringify(page)} page={page} />
      </div>
      {switches.units && <ChatPane />}
      {viewer && <Viewer key={viewer.path} viewer={viewer} />}
    </div>
  )
}
