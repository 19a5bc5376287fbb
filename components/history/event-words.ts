import { decisionOf } from '../../utils/flag/decision-of.ts'
import { ACTIONS, NO_VIOLATION_REASONS } from '../../utils/flag/life-cycle.ts'
import { FEEDBACK, PARTNER_EVENTS, type PartnerEventKind } from '../../utils/flag/partner-events.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import { stateKey } from '../ui/state-word.tsx'
import { useTranslator } from '../ui/translator.tsx'
import type { Step } from './timeline-steps.ts'

/** What the partner did, by the kind of event. */
const OWN: Record<Exclude<PartnerEventKind, 'feedback'>, TextKey> = {
  answer: 'history.step.youAnswered',
  information: 'talk.step.information',
  second_review: 'history.step.youAskedAgain',
  close: 'talk.step.close',
  reopen: 'talk.step.reopen',
  withdraw: 'history.step.youWithdrew',
}
/** Servers of before told no kind: the state says it. */
const OWN_BY_STATE: Partial<Record<string, PartnerEventKind>> = {
  under_review: 'answer',
  reconsideration_requested: 'second_review',
  withdrawn: 'withdraw',
}

interface EventWords {
  title: string
  actions: string | null
  reason: string | null
}

/**
 * Says a step in words: what it led to, what was done and why. What a newer server knows is said as "other". A merged
 * flag stays merged with the other's decision: that step says the decision.
 */
export function useEventWords(): (step: Step) => EventWords {
  const { t, format } = useTranslator()
  const named = (part: 'action' | 'reason', known: string[], id: string) =>
    t(`history.${part}.${known.includes(id) ? id : 'other'}` as TextKey)
  const own = (said: PartnerEventKind, feedback: string | null | undefined) => {
    if (said !== 'feedback') return t(OWN[said])
    const verdict = FEEDBACK.find((known) => known === feedback) ?? 'other'
    return t('talk.step.feedback', { verdict: t(`talk.verdict.${verdict}`) })
  }
  return ({ kind, event, pending }) => {
    if (kind === 'pending' && pending)
      return { title: own(pending.kind, pending.feedback), actions: null, reason: null }
    if (kind !== 'event' || !event) return { title: t(`history.step.${kind}` as TextKey), actions: null, reason: null }
    const decision = event.state === 'duplicate' ? decisionOf(event) : null
    const state = decision ? t('desk.event.follow', { outcome: t(stateKey(decision)) }) : t(stateKey(event.state))
    const said = PARTNER_EVENTS.find((known) => known === event.kind) ?? OWN_BY_STATE[event.state]
    return {
      title: event.by !== 'reporter' ? state : said ? own(said, event.feedback) : t('history.step.byYou', { state }),
      actions:
        event.actions.length > 0
          ? t('history.actions', {
              actions: format.list(event.actions.map((id) => named('action', ACTIONS, id))),
            })
          : null,
      reason:
        event.reason === null
          ? null
          : t('history.why', { reason: named('reason', NO_VIOLATION_REASONS, event.reason) }),
    }
  }
}
