import { Field } from '../ui/field.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { CodeBox } from './code-box.tsx'
import { FIELD_IDS } from './field-ids.ts'
import { useDraft, useProblem } from './form-context.tsx'

/** The language that the post is in, and the country that it is about. */
export function PlaceFields() {
  const { t } = useTranslator()
  const { draft, change } = useDraft()
  const { recentCodes } = useOverview()
  const languageError = useProblem('language')
  const countryError = useProblem('country')
  const { language, country } = draft.answers
  return (
    <div className="pair">
      <Field id={FIELD_IDS.language} label={t('form.language.label')} error={languageError}>
        {(control) => (
          <CodeBox
            control={control}
            kind="language"
            chosen={language}
            recent={recentCodes.language}
            onChoice={(code) => void change({ language: code })}
          />
        )}
      </Field>
      <Field id={FIELD_IDS.country} label={t('form.country.label')} error={countryError}>
        {(control) => (
          <CodeBox
            control={control}
            kind="country"
            chosen={country}
            recent={recentCodes.country}
            onChoice={(code) => void change({ country: code })}
          />
        )}
      </Field>
    </div>
  )
}
