import { useState } from 'react'
import { goTo } from '../shell/route.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Offers the draft that was discarded last, as long as this run of the browser remembers it. */
export function DiscardedBanner() {
  const { t } = useTranslator()
  const send = useSend()
  const { discarded } = useOverview()
  const [failed, setFailed] = useState(false)
  const restore = async () => {
    try {
      const restored = await send('draft.restore')
      if (restored) goTo({ screen: 'flag', draftId: restored.id })
    } catch {
      setFailed(true)
    }
  }
  const undo = (
    <Button small onClick={() => void restore()}>
      {t('drafts.undoDiscard')}
    </Button>
  )
  return (
    <div className="live" aria-live="polite">
      {discarded !== null && (
        <Banner icon="hidden" action={undo}>
          {t(failed ? 'drafts.undoFailed' : 'drafts.discarded')}
        </Banner>
      )}
    </div>
  )
}
