import type { FlagEvent } from '../../utils/flag/event.ts'
import { Panel } from '../ui/panel.tsx'
import { stateKey } from '../ui/state-word.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'
import { useDecisionFacts } from './decision-facts.ts'
import { FactList } from './fact-list.tsx'

/** The decision that holds: in the reviewers' words, what was done, where, on what ground, and whether a person made it. */
export function DecisionPanel({ decision }: { decision: FlagEvent }) {
  const { t, format } = useTranslator()
  const now = useNow()
  const facts = useDecisionFacts()(decision)
  const at = new Date(decision.at)
  return (
    <Panel
      title={`${t('talk.decision.title')}: ${t(stateKey(decision.state))}`}
      aside={
        <time className="meta" dateTime={decision.at} title={format.relativeTime(at, now)}>
          {format.absoluteTime(at, now)}
        </time>
      }
    >
      {decision.words && (
        <p className="decision-words" dir="auto">
          {decision.words}
        </p>
      )}
      {facts.length > 0 && <FactList facts={facts} />}
    </Panel>
  )
}
