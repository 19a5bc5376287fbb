import { useEffect, useState } from 'react'
import { useDraft } from '../form/form-context.tsx'
import { goTo } from '../shell/route.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Where this post was flagged before: offers to add to that flag instead of sending a second one. */
export function EarlierFlag() {
  const { t } = useTranslator()
  const send = useSend()
  const { draft } = useDraft()
  const { id, subject } = draft
  const [flagId, setFlagId] = useState<string | null>(null)
  useEffect(() => {
    const life = new AbortController()
    const show = (found: string | null) => {
      if (!life.signal.aborted) setFlagId(found)
    }
    // Not knowing is no trouble: the flag can be sent all the same.
    void send('draft.earlier', { id, link: subject.link }).then(show, () => show(null))
    return () => life.abort()
  }, [send, id, subject.link])
  const isUntouched = draft.answers.category === null && draft.answers.note === ''
  const open = async () => {
    if (flagId === null) return
    // A draft that holds no more than the post again would only lie about; it can be brought back.
    if (isUntouched) await send('draft.discard', { id }).catch(() => null)
    goTo({ screen: 'history', flagId })
  }
  return (
    <div className="live" aria-live="polite">
      {flagId !== null && (
        <Banner
          icon="flagSolid"
          title={t('form.earlier.title')}
          action={
            <Button small onClick={() => void open()}>
              {t('form.earlier.open')}
            </Button>
          }
        >
          {t('form.earlier.why')}
        </Banner>
      )}
    </div>
  )
}
