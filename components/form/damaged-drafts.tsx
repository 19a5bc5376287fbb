import { useState } from 'react'
import type { Overview } from '../../utils/messages/page-views.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { FieldError } from '../ui/field.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** What is left of drafts that no form can show any more, to be copied. */
export function DamagedDrafts({ drafts }: { drafts: Overview['damagedDrafts'] }) {
  return drafts.map((damaged) => <DamagedDraft key={damaged.id} {...damaged} />)
}

function DamagedDraft({ id, words }: Overview['damagedDrafts'][number]) {
  const { t } = useTranslator()
  const send = useSend()
  const [failed, setFailed] = useState(false)
  const discard = () => {
    setFailed(false)
    send('draft.discard', { id }).catch(() => setFailed(true))
  }
  return (
    <Banner tone="waiting" icon="urgent" title={t('drafts.damaged')}>
      <p>{t(words === '' ? 'drafts.damagedEmpty' : 'drafts.damagedWords')}</p>
      {words !== '' && (
        <textarea
          className="textarea"
          aria-label={t('drafts.yourWords')}
          rows={4}
          dir="auto"
          readOnly
          spellCheck={false}
          value={words}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
      {failed && <FieldError id={`${id}-failed`} text={t('drafts.failed')} />}
      <Button small tone="quiet" onClick={discard}>
        {t('drafts.discard')}
      </Button>
    </Banner>
  )
}
