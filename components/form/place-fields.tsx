import { CONTENT_LANGUAGES } from '../../utils/i18n/content-languages.ts'
import { COUNTRIES } from '../../utils/i18n/countries.ts'
import { Field } from '../ui/field.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { CodeSelect } from './code-select.tsx'
import { FIELD_IDS } from './field-ids.ts'
import { useDraft, useProblem } from './form-context.tsx'

/** The language that the post is in, and the country that it is about. */
export function PlaceFields() {
  const { t, format } = useTranslator()
  const { draft, change } = useDraft()
  const { settings } = useOverview()
  const languageError = useProblem('language')
  const countryError = useProblem('country')
  const { language, country } = draft.answers
  return (
    <div className="pair">
      <Field id={FIELD_IDS.language} label={t('form.language.label')} error={languageError}>
        {(control) => (
          <CodeSelect
            {...control}
            codes={CONTENT_LANGUAGES}
            chosen={language}
            lastUsed={settings.language}
            nameOf={format.languageName}
            words={{
              choose: t('form.language.choose'),
              recent: t('form.language.recent'),
              all: t('form.language.all'),
            }}
            onChoice={(code) => void change({ language: code })}
          />
        )}
      </Field>
      <Field id={FIELD_IDS.country} label={t('form.country.label')} error={countryError}>
        {(control) => (
          <CodeSelect
            {...control}
            codes={COUNTRIES}
            chosen={country}
            lastUsed={settings.country}
            nameOf={format.countryName}
            words={{ choose: t('form.country.choose'), recent: t('form.country.recent'), all: t('form.country.all') }}
            onChoice={(code) => void change({ country: code })}
          />
        )}
      </Field>
    </div>
  )
}
