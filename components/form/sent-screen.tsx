import { useCallback, useEffect, useRef, useState } from 'react'
import { stateGroup } from '../../utils/flag/life-cycle.ts'
import { shownState } from '../../utils/history/shown-state.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import type { FlagStub, WaitReason } from '../../utils/messages/page-views.ts'
import { useNextTry } from '../history/next-try.ts'
import { waitReason } from '../history/wait-reason.ts'
import { routeHash } from '../shell/route.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useSend } from '../ui/send.tsx'
import { stateClass, stateIcon } from '../ui/state-word.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useChanged } from '../ui/use-changed.ts'
import { useOnline } from '../ui/use-online.ts'

const WAITS: Record<WaitReason, TextKey> = {
  not_connected: 'sent.noConnection',
  reconnect: 'sent.reconnect',
  no_line: 'sent.offline',
  server_busy: 'history.wait.server_busy.title',
  first_try: 'history.wait.first_try.title',
  not_adopted: 'history.wait.not_adopted.title',
  other_service: 'history.wait.other_service.title',
  paused: 'history.wait.paused.title',
  unreadable: 'history.wait.unreadable.title',
  held: 'history.wait.held.title',
  foreign_line: 'history.wait.foreign_line.title',
  unanswered: 'history.wait.unanswered.title',
  asked_to_wait: 'history.wait.asked_to_wait.title',
}

/** After sending: what is safe and where it stands, live, until the server's reference is there. */
export function SentScreen({ flagId, onAnother }: { flagId: string; onAnother: () => void }) {
  const { t } = useTranslator()
  const whereItStands = useWhereItStands()
  const stub = useStub(flagId)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const state = stub ? shownState(stub) : 'queued'
  return (
    <main className="screen is-reading">
      <div className={`sent ${stateClass(state)}`}>
        <Icon name={stateIcon(state)} large />
        <div className="stack is-tight" role="status">
          <h1 ref={heading} tabIndex={-1}>
            {stub?.reference ? <Received reference={stub.reference} /> : t('sent.queued')}
          </h1>
          <p>{stub && whereItStands(stub)}</p>
        </div>
      </div>
      <div className="line">
        <Button tone="primary" onClick={onAnother}>
          {t('sent.another')}
        </Button>
        <ButtonLink href={routeHash({ screen: 'history', flagId })}>{t('sent.history')}</ButtonLink>
      </div>
    </main>
  )
}

function Received({ reference }: { reference: string }) {
  const { t } = useTranslator()
  return (
    <>
      {t('sent.received')} <bdi className="reference">{reference}</bdi>
    </>
  )
}

/** Says what is known of the flag, in the words of the history: never that it is being sent while it waits. */
function useWhereItStands(): (stub: FlagStub) => string {
  const { t } = useTranslator()
  const online = useOnline()
  const nextTry = useNextTry()
  return (stub) => {
    const state = shownState(stub)
    if (stub.reference) return t('sent.receivedHint')
    if (stateGroup(state) === 'needs_you') return t('sent.needsFix')
    const reason = waitReason(stub, online)
    if (state === 'sending' || !reason) return t('history.sendingNow')
    return [t(WAITS[reason]), nextTry(stub.nextTryAt)].filter(Boolean).join(' ')
  }
}

/** The flag's row of history, read again at each notice; null until it was read. */
function useStub(flagId: string): FlagStub | null {
  const send = useSend()
  const [stub, setStub] = useState<FlagStub | null>(null)
  const read = useCallback(async () => {
    const stubs = await send('history.list')
    setStub(stubs.find(({ id }) => id === flagId) ?? null)
  }, [send, flagId])
  // What it does not learn here stands in the history: "queued" stays true.
  const tryRead = () => void read().catch(() => undefined)
  useEffect(tryRead, [read])
  useChanged('history', tryRead)
  return stub
}
