import { Banner } from '../ui/banner.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Says before anything is typed that it can't be stored. */
export function StorageTrouble() {
  const { t } = useTranslator()
  const { storage } = useOverview()
  return (
    <div className="trouble">
      {storage !== 'ok' && (
        <Banner
          tone={storage === 'low' ? 'waiting' : 'imminent'}
          icon="urgent"
          role={storage === 'low' ? 'status' : 'alert'}
        >
          {t(`storage.${storage}`)}
        </Banner>
      )}
    </div>
  )
}
