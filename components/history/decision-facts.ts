import type { FlagEvent } from '../../utils/flag/event.ts'
import { ACTIONS, NO_VIOLATION_REASONS } from '../../utils/flag/life-cycle.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import { stateKey } from '../ui/state-word.tsx'
import { useTranslator } from '../ui/translator.tsx'
import type { Fact } from './fact-list.tsx'

const EVERYWHERE = '*'

/** What an event says of a decision: what was done, why, where, on what ground, and by whom. Empty where it decided nothing. */
export function useDecisionFacts(): (decision: FlagEvent) => Fact[] {
  const { t, format } = useTranslator()
  const named = (part: 'action' | 'reason', known: string[], id: string) =>
    t(`history.${part}.${known.includes(id) ? id : 'other'}` as TextKey)
  return ({ actions, reason, scope, ground, automated, outcome }) => {
    const facts: (Fact | false)[] = [
      outcome !== undefined && { key: 'outcome', name: t('talk.decision.outcome'), value: t(stateKey(outcome)) },
      actions.length > 0 && {
        key: 'action',
        name: t('talk.decision.action'),
        value: format.list(actions.map((id) => named('action', ACTIONS, id))),
      },
      reason !== null && {
        key: 'reason',
        name: t('talk.decision.reason'),
        value: named('reason', NO_VIOLATION_REASONS, reason),
      },
      scope !== undefined && {
        key: 'where',
        name: t('talk.decision.where'),
        value: scope.includes(EVERYWHERE)
          ? t('talk.decision.everywhere')
          : format.list(scope.map((code) => format.countryName(code))),
      },
      // As text, also where it is an address: what reviewers write opens nothing by itself.
      ground !== undefined && { key: 'ground', name: t('talk.decision.ground'), value: ground },
      automated !== undefined && {
        key: 'by',
        name: t('talk.decision.by'),
        value: t(automated ? 'talk.decision.machine' : 'talk.decision.person'),
      },
    ]
    return facts.filter((fact) => fact !== false)
  }
}
