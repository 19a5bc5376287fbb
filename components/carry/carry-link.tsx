import { Button } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Leads to the full page where flags go into a file or come out of one: saving and choosing a file open dialogs. */
export function CarryLink() {
  const { t } = useTranslator()
  const { openTab } = useHost()
  return (
    <Button small tone="quiet" onClick={() => void openTab('/fullpage.html#carry')}>
      {t('carry.open')}
    </Button>
  )
}
