import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { Icon } from '../ui/icon.tsx'
import { useOverview, useOverviewState } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { ConnectStep } from './connect-step.tsx'
import { ConnectedSteps } from './connected-steps.tsx'
import { InviteSteps } from './invite-steps.tsx'
import { LanguageSelect } from './language-select.tsx'
import { Promises } from './promises.tsx'
import { ReconnectNotice } from './reconnect-notice.tsx'
import { SiteAccessRequest } from './site-access-request.tsx'
import { UnmatchedQuestions } from './unmatched-question.tsx'

/** The first minutes: language, invite, what Fieldflag does and does not do. Later the place to change the service. */
export function WelcomeScreen() {
  const { t } = useTranslator()
  const { connection } = useOverview()
  const { refresh } = useOverviewState()
  const [changing, setChanging] = useState(false)
  const [connectedBefore] = useState(connection?.connectedAt)
  useEffect(() => {
    document.title = t('shell.title.welcome')
  }, [t])
  const connected = useCallback(() => {
    setChanging(false)
    void refresh()
  }, [refresh])
  const isConnected = connection !== null && !connection.needsReconnect && !changing
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusAfterLeaving(heading, connection !== null)
  return (
    <main className="welcome">
      <header className="stack is-tight">
        <span className="brand">
          <Icon name="flagSolid" large />
          {t('store.name')}
        </span>
        <h1 className="welcome-title" ref={heading} tabIndex={-1}>
          {t(isConnected ? 'connect.titleConnected' : 'connect.title')}
        </h1>
        <p className="lead">{t(isConnected ? 'connect.leadConnected' : 'connect.lead')}</p>
      </header>
      <SiteAccessRequest />
      {connection?.needsReconnect && <ReconnectNotice connection={connection} />}
      {isConnected && <UnmatchedQuestions />}
      <ol className="steps">
        <ConnectStep
          number={1}
          stage="done"
          title={t('connect.languageStep')}
          action={<LanguageSelect aria-label={t('connect.language')} />}
        />
        {isConnected ? (
          <ConnectedSteps
            connection={connection}
            isNew={connection.connectedAt !== connectedBefore}
            onChange={() => setChanging(true)}
          />
        ) : (
          <InviteSteps from={2} onConnected={connected} />
        )}
      </ol>
      <Promises />
    </main>
  )
}

/** The button that ended the connection goes with it: a screen reader goes on from the heading, which says what is now. */
function useFocusAfterLeaving(heading: RefObject<HTMLHeadingElement | null>, isConnected: boolean): void {
  const wasConnected = useRef(isConnected)
  useEffect(() => {
    if (wasConnected.current && !isConnected) heading.current?.focus()
    wasConnected.current = isConnected
  }, [heading, isConnected])
}
