import { URGENCIES, URGENCY_TARGETS, type Urgency } from '../../utils/flag/taxonomy.ts'
import { emergencyContact } from '../connect/emergency-contact.ts'
import { Banner } from '../ui/banner.tsx'
import { FieldError } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { FIELD_IDS } from './field-ids.ts'
import { useDraft, useProblem } from './form-context.tsx'

/** How soon harm is feared: preset by the category, changed by the partner. */
export function UrgencyField() {
  const { t } = useTranslator()
  const { draft, change } = useDraft()
  const error = useProblem('urgency')
  const hours = useTargetHours(draft.answers.urgency)
  const { urgency } = draft.answers
  const id = FIELD_IDS.urgency
  return (
    <fieldset
      className={error ? 'field is-invalid' : 'field'}
      id={id}
      aria-describedby={error ? `${id}-error ${id}-hint` : `${id}-hint`}
    >
      <legend className="label-row">
        <span className="label">{t('form.urgency.label')}</span>
      </legend>
      {error && <FieldError id={`${id}-error`} text={error} />}
      <div className="segmented">
        {URGENCIES.map((choice) => (
          <label key={choice} className={`is-${choice}`}>
            <input
              type="radio"
              name="urgency"
              value={choice}
              checked={urgency === choice}
              onChange={() => void change({ urgency: choice })}
            />
            <Icon name={choice} />
            {t(`urgency.${choice}.word`)}
          </label>
        ))}
      </div>
      <p className="hint" id={`${id}-hint`}>
        {urgency && (
          <>
            {t(`urgency.${urgency}.hint`)} {t('form.urgency.target', { count: hours })}
          </>
        )}
      </p>
      <div className="live" aria-live="polite">
        {urgency === 'imminent' && <NoEmergencyService country={draft.answers.country} />}
      </div>
    </fieldset>
  )
}

/** Hours to the operator's first look: what the service says, else the taxonomy's defaults. */
function useTargetHours(urgency: Urgency | null): number {
  const { connection } = useOverview()
  const own = connection?.service.targets.find((target) => target.urgency === urgency)?.triageHours
  return own ?? URGENCY_TARGETS.find(({ id }) => id === urgency)?.triageHours ?? 0
}

/** Product rule 6: who waits for help must not wait for a flag. */
function NoEmergencyService({ country }: { country: string | null }) {
  const { t } = useTranslator()
  const contact = emergencyContact(useOverview().connection, country)
  return (
    <Banner tone="imminent" icon="imminent" title={t('form.urgency.notEmergency')}>
      {t(contact ? 'form.urgency.callOperator' : 'form.urgency.callHelp')} {contact && <bdi dir="auto">{contact}</bdi>}
    </Banner>
  )
}
