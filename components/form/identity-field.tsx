import { IDENTITIES } from '../../utils/flag/answer-choices.ts'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useDraft } from './form-context.tsx'

/** Under which identity the flag goes out. */
export function IdentityField() {
  const { t } = useTranslator()
  const { draft, change } = useDraft()
  return (
    <Field label={t('form.identity.label')} hint={t('form.identity.hint')}>
      {(control) => (
        <Select
          {...control}
          value={draft.answers.identity}
          onChange={(event) => {
            const identity = IDENTITIES.find((known) => known === event.currentTarget.value)
            if (identity) void change({ identity })
          }}
        >
          {IDENTITIES.map((identity) => (
            <option key={identity} value={identity}>
              {t(`identity.${identity}`)}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
