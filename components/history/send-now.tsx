import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Pulls the next try forward. Whether it worked is seen at the flags; only a background that does not answer is said here. */
export function SendNow() {
  const { t } = useTranslator()
  const send = useSend()
  const [failed, setFailed] = useState(false)
  const sendNow = () => {
    setFailed(false)
    send('outbox.sendNow').catch(() => setFailed(true))
  }
  return (
    <>
      <Button small onClick={sendNow}>
        {t('history.sendNow')}
      </Button>
      {failed && (
        <p className="error" role="alert">
          {t('shell.unanswered')}
        </p>
      )}
    </>
  )
}
