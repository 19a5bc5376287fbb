import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { useOverview, useOverviewState } from '../ui/overview.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Stops all sending, or resumes it. */
export function PauseSending({ quiet = false }: { quiet?: boolean }) {
  const { t } = useTranslator()
  const send = useSend()
  const { isPaused } = useOverview()
  const { refresh } = useOverviewState()
  const [failed, setFailed] = useState(false)
  const change = async () => {
    setFailed(false)
    try {
      await send('outbox.pause', { paused: !isPaused })
      await refresh()
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      <Button small tone={quiet && !isPaused ? 'quiet' : 'plain'} onClick={() => void change()}>
        {t(isPaused ? 'sending.resume' : 'sending.pause')}
      </Button>
      {failed && (
        <p className="error" role="alert">
          {t('shell.unanswered')}
        </p>
      )}
    </>
  )
}
