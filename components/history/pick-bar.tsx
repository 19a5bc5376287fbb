import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useHistory } from './history-context.tsx'

/** So many flags can be picked at once: each is opened for the file. */
const MOST_PICKED = 10_000

/** While flags are picked: how many, all or none of those that are found, and the way back. */
export function PickBar({ onExport }: { onExport?: () => void }) {
  const { t } = useTranslator()
  const send = useSend()
  const { picked, pick, queryFor } = useHistory()
  const [failed, setFailed] = useState(false)
  const pickAll = async () => {
    try {
      const { groups } = await send('history.find', queryFor(MOST_PICKED))
      pick(new Set(groups.flatMap(({ flags }) => flags.map(({ id }) => id))))
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }
  return (
    <div className="pick-bar">
      <strong role="status">{t('export.chosen', { count: picked?.size ?? 0 })}</strong>
      <div className="line">
        <Button small onClick={() => void pickAll()}>
          {t('export.all')}
        </Button>
        <Button small onClick={() => pick(new Set())}>
          {t('export.none')}
        </Button>
        {onExport && (
          <Button small onClick={onExport}>
            {t('export.open')}
          </Button>
        )}
        <Button small onClick={() => pick(null)}>
          {t('export.done')}
        </Button>
      </div>
      {failed && <p role="alert">{t('history.unread')}</p>}
    </div>
  )
}
