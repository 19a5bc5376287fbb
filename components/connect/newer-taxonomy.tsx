import { Banner } from '../ui/banner.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Says that the service has a newer list of categories than this build. */
export function NewerTaxonomy() {
  const { t } = useTranslator()
  const { hasNewerTaxonomy } = useOverview()
  return hasNewerTaxonomy && <Banner icon="again">{t('taxonomy.newer')}</Banner>
}
