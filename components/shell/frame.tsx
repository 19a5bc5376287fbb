import { type ReactNode, useEffect } from 'react'
import type { StoreApi } from 'zustand'
import { nearestLanguage } from '../../utils/i18n/languages.ts'
import { type Host, HostProvider } from '../ui/host.tsx'
import { OverviewProvider, useOverviewState } from '../ui/overview.tsx'
import type { OverviewState } from '../ui/overview-store.ts'
import { TranslatorProvider } from '../ui/translator.tsx'
import { NoAnswer } from './no-answer.tsx'

interface FrameProps {
  host: Host
  overview: StoreApi<OverviewState>
  children: ReactNode
}

/** What every page of the extension stands in: the way to the background, the overview and the language. */
export function Frame({ host, overview, children }: FrameProps) {
  useEffect(() => {
    // Pulls sending forward; should it fail, the background's own clock still sends.
    const onOnline = () => void host.send('line.online').catch(() => overview.getState().refresh())
    addEventListener('online', onOnline)
    // What it brings is told by a notice; where it fails, states are shown with their age.
    void host.send('history.opened').catch(() => undefined)
    return () => removeEventListener('online', onOnline)
  }, [host, overview])
  return (
    <HostProvider host={host}>
      <OverviewProvider store={overview}>
        <InLanguage>{children}</InLanguage>
      </OverviewProvider>
    </HostProvider>
  )
}

/** Shows the screens once the overview is read, in the language that it names. */
function InLanguage({ children }: { children: ReactNode }) {
  const { overview, failure } = useOverviewState()
  if (!overview && !failure) return null
  const chosen = overview?.settings.uiLanguage
  const language = nearestLanguage(chosen ? [chosen, ...navigator.languages] : navigator.languages)
  return <TranslatorProvider language={language}>{overview ? children : <NoAnswer />}</TranslatorProvider>
}
