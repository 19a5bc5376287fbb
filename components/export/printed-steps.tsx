import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { useDecisionFacts } from '../history/decision-facts.ts'
import { useEventWords } from '../history/event-words.ts'
import { FactList } from '../history/fact-list.tsx'
import { type Step, timelineSteps } from '../history/timeline-steps.ts'
import { useTranslator } from '../ui/translator.tsx'
import { useNow } from '../ui/use-now.ts'

interface PrintedStepsProps {
  detail: Pick<FlagDetail, 'stub' | 'events'>
  withPersonal: boolean
}

/** What happened to a flag, as its own page tells it. What the server has not recorded yet is no evidence and stays out. */
export function PrintedSteps({ detail: { stub, events }, withPersonal }: PrintedStepsProps) {
  return (
    <ol>
      {timelineSteps({ stub, events, pending: [] }).map((step) => (
        <PrintedStep key={step.key} step={step} withPersonal={withPersonal} />
      ))}
    </ol>
  )
}

function PrintedStep({ step, withPersonal }: { step: Step; withPersonal: boolean }) {
  const { t, format } = useTranslator()
  const now = useNow()
  const { title } = useEventWords()(step)
  const factsOf = useDecisionFacts()
  const { event } = step
  // Of a merged flag the title tells the outcome. The ground is written freely: it can name somebody.
  const isPrinted = (key: string) => key !== 'outcome' && (withPersonal || key !== 'ground')
  const facts = event ? factsOf(event).filter(({ key }) => isPrinted(key)) : []
  return (
    <li>
      {format.absoluteTime(new Date(step.at), now)}: {title}
      {facts.length > 0 && <FactList facts={facts} />}
      {withPersonal && event?.words && (
        <p>
          {t(event.by === 'reporter' ? 'export.wordsYours' : 'export.wordsReviewers')}{' '}
          <q>
            <bdi dir="auto">{event.words}</bdi>
          </q>
        </p>
      )}
    </li>
  )
}
