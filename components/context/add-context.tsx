import { appliesNow, contextQuestions, forbiddenChoices } from '../../utils/flag/context-rules.ts'
import type { ContextField } from '../../utils/flag/context-table.ts'
import { FIELD_IDS } from '../form/field-ids.ts'
import { useDraft, useProblem } from '../form/form-context.tsx'
import { EnglishWords } from '../ui/english-words.tsx'
import { FieldError } from '../ui/field.tsx'
import { type TaxonomyTexts, useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { Fold } from './fold.tsx'
import { Offers } from './offers.tsx'
import { QuestionField } from './question-field.tsx'
import { useContextAnswers } from './use-context-answers.ts'

/** So many of the questions are named while they are folded. */
const NAMED = 3

/** What the category asks beyond the quick fields, folded: nothing of it is needed to send. */
export function AddContext() {
  const { t } = useTranslator()
  const texts = useTaxonomyTexts()
  const { draft } = useDraft()
  const error = useProblem('context')
  const { category, context } = draft.answers
  if (category === null || texts === null) return null
  const { first, more } = contextQuestions(category)
  const asked = [...first, ...more]
  if (asked.length === 0) return null
  const answered = asked.filter(({ id }) => id in context).length
  const names = first.slice(0, NAMED).map(({ id }) => texts.question(id).label)
  return (
    <Fold
      className="disclosure"
      id={FIELD_IDS.context}
      summary={
        <>
          <span className="summary-words">
            {t('context.add')}
            {names.length > 0 && (
              <span className="hint">
                <EnglishWords when={texts.contextIsEnglish} marked>
                  {names.join(' · ')}
                </EnglishWords>
              </span>
            )}
          </span>
          {answered > 0 && <span className="meta push">{t('context.holds', { count: answered })}</span>}
        </>
      }
    >
      <div className="inside stack">
        <p className="hint">{t('context.optional')}</p>
        {error && <FieldError id={`${FIELD_IDS.context}-error`} text={error} />}
        <Offers fields={asked} />
        <Questions fields={first} texts={texts} />
        <GroupedQuestions fields={more} texts={texts} />
      </div>
    </Fold>
  )
}

function Questions({ fields, texts }: { fields: ContextField[]; texts: TaxonomyTexts }) {
  const { draft } = useDraft()
  const { context, answer } = useContextAnswers()
  const category = draft.answers.category ?? ''
  return fields
    .filter((field) => appliesNow(field, context))
    .map((field) => (
      <QuestionField
        key={field.id}
        question={field}
        answer={context[field.id]}
        texts={texts}
        forbidden={forbiddenChoices(field.id, category, context)}
        onAnswer={(value) => answer(field.id, value)}
      />
    ))
}

/** The rest by subject, each folded with what it holds. */
function GroupedQuestions({ fields, texts }: { fields: ContextField[]; texts: TaxonomyTexts }) {
  const { t } = useTranslator()
  const { context } = useContextAnswers()
  const groups = Map.groupBy(fields, ({ group }) => group)
  return [...groups].map(([group, members]) => {
    const answered = members.filter(({ id }) => id in context).length
    return (
      <Fold
        className="fold-in"
        key={group}
        summary={
          <>
            <span>
              <EnglishWords when={texts.contextIsEnglish} marked>
                {texts.questionGroup(group)}
              </EnglishWords>
            </span>
            {answered > 0 && <span className="meta push">{t('context.holds', { count: answered })}</span>}
          </>
        }
      >
        <div className="stack">
          <Questions fields={members} texts={texts} />
        </div>
      </Fold>
    )
  })
}
