import { type ReactNode, useId } from 'react'
import { captureRules } from '../../utils/flag/capture-rules.ts'
import {
  decidedAt,
  PARTNER_EVENTS,
  type PartnerEventKind,
  SECOND_REVIEW_WINDOW_MS,
  stateAfterPartnerEvent,
} from '../../utils/flag/partner-events.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { Icon } from '../ui/icon.tsx'
import { Panel } from '../ui/panel.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { SayingForm } from './saying-form.tsx'
import { UnsaidPanel } from './unsaid-panel.tsx'

interface ConversationProps {
  detail: FlagDetail
  /** Reads the flag again. */
  onSaid: () => Promise<void>
}

/** What the life-cycle lets the partner say now, counting what waits to be said as arrived. */
function useSayable({ stub, stateToCome, events, clockOffset }: FlagDetail): (kind: PartnerEventKind) => boolean {
  const now = useNow().getTime() + clockOffset
  // The server refused it: it is mended, and what is to be said then is said of the new one. Or the server lost it.
  const isNotThere = stub.mended || stub.state === 'needs_fix' || stub.lostAt !== null
  const { freeText } = captureRules(stub.category)
  return (kind) => {
    if (isNotThere || (kind === 'information' && !freeText)) return false
    return stateAfterPartnerEvent(stateToCome, kind, now - decidedAt(events)) !== undefined
  }
}

/** The reviewers' question, with the place to answer it; nothing while none is open. */
export function OpenQuestion({ detail, onSaid }: ConversationProps) {
  const { t } = useTranslator()
  const headingId = useId()
  const isSayable = useSayable(detail)
  if (!isSayable('answer')) return null
  const question = detail.events.findLast(({ state }) => state === 'info_requested')
  return (
    <section className="panel is-needs-you question" aria-labelledby={headingId}>
      <div className="panel-head">
        <h2 className="section-title" id={headingId}>
          {t('talk.question')}
        </h2>
      </div>
      <div className="panel-body stack">
        {question?.words && (
          <p className="words" dir="auto">
            {question.words}
          </p>
        )}
        <SayingForm detail={detail} kind="answer" onSaid={onSaid} primary />
      </div>
    </section>
  )
}

/** All else that the partner can say of a flag now. */
export function Conversation({ detail, onSaid }: ConversationProps) {
  const { t, format } = useTranslator()
  const now = useNow()
  const isSayable = useSayable(detail)
  // What has not arrived is withdrawn by the buttons of the queue.
  const isOffered = (kind: PartnerEventKind) =>
    isSayable(kind) && (kind !== 'withdraw' || (detail.stub.waiting === null && detail.stub.receivedAt !== null))
  const unsaid = PARTNER_EVENTS.flatMap((kind) => {
    const words = detail.saying.words[kind]?.trim() ?? ''
    return words === '' || isOffered(kind) ? [] : [{ kind, words }]
  })
  const until = new Date(decidedAt(detail.events) + SECOND_REVIEW_WINDOW_MS)
  const form = (kind: PartnerEventKind, options: { danger?: boolean; hint?: ReactNode } = {}) => (
    <SayingForm detail={detail} kind={kind} onSaid={onSaid} {...options} />
  )
  return (
    <>
      {isSayable('feedback') && <Panel title={t('talk.feedback.title')}>{form('feedback')}</Panel>}
      {isSayable('information') && <Folded detail={detail} kind="information" form={form('information')} />}
      {isSayable('second_review') && (
        <Folded
          detail={detail}
          kind="second_review"
          form={form('second_review', {
            hint: t('talk.second_review.hint', { date: format.absoluteTime(until, now) }),
          })}
        />
      )}
      {isSayable('close') && (
        <Folded detail={detail} kind="close" form={form('close', { hint: t('talk.close.hint') })} />
      )}
      {isSayable('reopen') && <Folded detail={detail} kind="reopen" form={form('reopen')} />}
      {isOffered('withdraw') && (
        <Folded
          detail={detail}
          kind="withdraw"
          form={form('withdraw', { danger: true, hint: t('talk.withdraw.hint') })}
        />
      )}
      {unsaid.length > 0 && <UnsaidPanel flagId={detail.stub.id} unsaid={unsaid} onDropped={() => void onSaid()} />}
    </>
  )
}

interface FoldedProps {
  detail: FlagDetail
  kind: Exclude<PartnerEventKind, 'answer'>
  form: ReactNode
}

/** Open at once where something was begun: it must be seen that it is still here. */
function Folded({ detail, kind, form }: FoldedProps) {
  const { t } = useTranslator()
  return (
    <details className="disclosure" open={(detail.saying.words[kind] ?? '') !== '' || undefined}>
      <summary>
        <Icon name="next" />
        {t(`talk.${kind}.title`)}
      </summary>
      <div className="inside">{form}</div>
    </details>
  )
}
