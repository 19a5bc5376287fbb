import { CarryLink } from '../carry/carry-link.tsx'
import { Banner } from '../ui/banner.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useOnline } from '../ui/use-online.ts'

/**
 * Where no flag waits, but what was said of flags can't go out: how much, and the way to carry it by hand. Nothing while it
 * is only on its way.
 */
export function SaidBanner() {
  const { t } = useTranslator()
  const { said, connection } = useOverview()
  const online = useOnline()
  const isStuck = said.failed || connection === null || !online
  if (said.waiting === 0 || !isStuck) return null
  return (
    <Banner tone="waiting" icon="waiting" action={<CarryLink />}>
      {t('carry.exportSaid', { count: said.waiting })}
    </Banner>
  )
}
