import type { Term } from '../../utils/flag/context-schema.ts'
import { MOST_TERMS, TERM_QUESTIONS } from '../../utils/flag/context-table.ts'
import { Button } from '../ui/button.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { Fold } from './fold.tsx'
import { QuestionField } from './question-field.tsx'
import type { QuestionProps } from './question-props.ts'
import { questionWords } from './question-words.tsx'
import { withAnswer } from './use-context-answers.ts'

/** What the taxonomy asks of each term at least (`require_coded_term_gloss`); the rest is folded. */
const ASKED_FIRST = ['term', 'term_literal', 'term_meaning', 'term_target']
const first = TERM_QUESTIONS.filter(({ id }) => ASKED_FIRST.includes(id))
const rest = TERM_QUESTIONS.filter(({ id }) => !ASKED_FIRST.includes(id))

/** Words and signs of local meaning, each with its literal and its local one. */
export function TermsField({ question, answer, texts, onAnswer }: QuestionProps) {
  const { t } = useTranslator()
  const kept = Array.isArray(answer) ? (answer as Term[]) : []
  const terms = kept.length > 0 ? kept : [{}]
  const set = (changed: Term[]) => onAnswer(changed.some((term) => Object.keys(term).length > 0) ? changed : undefined)
  return (
    <div className="stack is-tight">
      <p className="label">{questionWords(texts, question.id).label}</p>
      {terms.map((term, index) => (
        <TermEntry
          // Terms have no id of their own; they are only added at the end, and removed by name.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          term={term}
          name={t('context.term', { number: index + 1 })}
          texts={texts}
          onChange={(changed) => set(terms.map((other, place) => (place === index ? changed : other)))}
          onRemove={terms.length > 1 ? () => set(terms.filter((_, place) => place !== index)) : undefined}
        />
      ))}
      {terms.length < MOST_TERMS && kept.length > 0 && (
        <div className="line">
          <Button small onClick={() => onAnswer([...terms, {}])}>
            {t('context.addTerm')}
          </Button>
        </div>
      )}
    </div>
  )
}

interface TermEntryProps {
  term: Term
  name: string
  texts: QuestionProps['texts']
  onChange: (term: Term) => void
  onRemove: (() => void) | undefined
}

function TermEntry({ term, name, texts, onChange, onRemove }: TermEntryProps) {
  const { t } = useTranslator()
  const fieldFor = (question: (typeof TERM_QUESTIONS)[number]) => (
    <QuestionField
      key={question.id}
      question={question}
      answer={term[question.id]}
      texts={texts}
      forbidden={[]}
      onAnswer={(value) => onChange(withAnswer(term, question.id, value as Term[string] | undefined))}
    />
  )
  return (
    <fieldset className="field-group stack is-tight" aria-label={name}>
      {first.map(fieldFor)}
      <Fold className="fold-in" summary={t('context.moreOnTerm')}>
        <div className="stack is-tight">{rest.map(fieldFor)}</div>
      </Fold>
      {onRemove && (
        <div className="line">
          <Button small tone="quiet" aria-label={t('context.remove', { name })} onClick={onRemove}>
            {t('context.removeTerm')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
