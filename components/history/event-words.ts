import { ACTIONS, NO_VIOLATION_REASONS } from '../../utils/flag/life-cycle.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import { stateKey } from '../ui/state-word.tsx'
import { useTranslator } from '../ui/translator.tsx'
import type { Step } from './timeline-steps.ts'

/** What the partner did, where the state that it led to would not say it. */
const OWN: Partial<Record<string, TextKey>> = {
  under_review: 'history.step.youAnswered',
  reconsideration_requested: 'history.step.youAskedAgain',
  withdrawn: 'history.step.youWithdrew',
}

interface EventWords {
  title: string
  actions: string | null
  reason: string | null
}

/** Says a step in words: what it led to, what was done and why. What a newer server knows is said as "other". */
export function useEventWords(): (step: Step) => EventWords {
  const { t, format } = useTranslator()
  const named = (part: 'action' | 'reason', known: string[], id: string) =>
    t(`history.${part}.${known.includes(id) ? id : 'other'}` as TextKey)
  return ({ kind, event }) => {
    if (kind !== 'event' || !event) return { title: t(`history.step.${kind}` as TextKey), actions: null, reason: null }
    const state = t(stateKey(event.state))
    return {
      title: event.by === 'reporter' ? t(OWN[event.state] ?? 'history.step.byYou', { state }) : state,
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
