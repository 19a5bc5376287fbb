import type { Urgency } from '../../utils/flag/taxonomy.ts'
import { Icon } from './icon.tsx'
import { useTranslator } from './translator.tsx'

/** An urgency as icon and word: each has its own silhouette. */
export function UrgencyWord({ urgency, chip = false }: { urgency: Urgency; chip?: boolean }) {
  const { t } = useTranslator()
  return (
    <span className={`urgency is-${urgency}${chip ? ' chip' : ''}`}>
      <Icon name={urgency} />
      {t(`urgency.${urgency}.word`)}
    </span>
  )
}
