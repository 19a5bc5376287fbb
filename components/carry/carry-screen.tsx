import { useHost } from '../ui/host.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { CarryLink } from './carry-link.tsx'
import { ExportPanel } from './export-panel.tsx'
import { ImportPanel } from './import-panel.tsx'

/** Waiting flags into a file and out of one. On the full page: a popup dies under the browser's dialogs. */
export function CarryScreen() {
  const { t } = useTranslator()
  const { carryFiles } = useHost()
  return (
    <main className="screen is-reading">
      <h1 className="page-title">{t('carry.heading')}</h1>
      <p>{t('carry.lead')}</p>
      {carryFiles ? (
        <>
          <ExportPanel carryFiles={carryFiles} />
          <ImportPanel carryFiles={carryFiles} />
        </>
      ) : (
        <CarryLink />
      )}
    </main>
  )
}
