import { useEffect, useState } from 'react'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { Field } from '../ui/field.tsx'
import { useOverview } from '../ui/overview.tsx'
import { PrivateInput } from '../ui/private-input.tsx'
import { SaveButton } from '../ui/save-button.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { NoticeMeter } from './notice-meter.tsx'
import { useNoticeText } from './notice-text.ts'
import { type HeldFlag, isHeld, readFlags } from './read-flags.ts'

/** A notice is read and pasted one by one: more than this nobody does in one go. */
const MOST_NOTICES = 20

/** Texts of notices under the DSA for the flags that are picked, and what each lacks. Nothing is sent anywhere. */
export function NoticePanel({ picked }: { picked: ReadonlySet<string> }) {
  const { t, format } = useTranslator()
  const { connection } = useOverview()
  const noticeText = useNoticeText()
  const [name, setName] = useState(connection?.service.organisation.name ?? '')
  const [email, setEmail] = useState('')
  const isTooMany = picked.size > MOST_NOTICES
  const flags = useFlags(picked, isTooMany)
  const held = flags === 'failed' ? [] : flags.filter(isHeld)
  const text = (detail: HeldFlag) => noticeText(detail, { name, email })
  return (
    <>
      <p className="hint">{t('export.notice.lead')}</p>
      {isTooMany ? (
        <p>{t('export.notice.tooMany', { most: format.number(MOST_NOTICES) })}</p>
      ) : (
        <>
          <div className="pair">
            <Field label={t('export.notice.name')}>
              {(control) => (
                <PrivateInput {...control} value={name} onChange={(event) => setName(event.target.value)} />
              )}
            </Field>
            <Field label={t('export.notice.email')}>
              {(control) => (
                <PrivateInput
                  {...control}
                  type="email"
                  dir="ltr"
                  value={email}
                  onChange={(event) => setEmail(event.target.value)}
                />
              )}
            </Field>
          </div>
          <p className="hint">{t('export.notice.notKept')}</p>
          {flags === 'failed' && <p role="alert">{t('history.unread')}</p>}
          {flags !== 'failed' && held.length < flags.length && <p>{t('export.leftOut')}</p>}
          {held.map((detail) => (
            <article className="notice" key={detail.stub.id}>
              <NoticeMeter detail={detail} sender={{ name, email }} />
              <Field label={t('export.notice.text')}>
                {(control) => (
                  <textarea {...control} className="textarea" dir="auto" readOnly rows={6} value={text(detail)} />
                )}
              </Field>
            </article>
          ))}
          {held.length > 0 && (
            <div className="line">
              <SaveButton
                name="fieldflag-notice.txt"
                type="text/plain;charset=utf-8"
                words={t('export.notice.save')}
                make={() => held.map(text).join('\n\n----------------------------------------\n\n')}
              />
            </div>
          )}
        </>
      )}
    </>
  )
}

/** The picked flags in full; those that were there stay until the others are read. */
function useFlags(picked: ReadonlySet<string>, isTooMany: boolean): FlagDetail[] | 'failed' {
  const send = useSend()
  const [flags, setFlags] = useState<FlagDetail[] | 'failed'>([])
  useEffect(() => {
    const life = new AbortController()
    readFlags(isTooMany ? [] : picked, send).then(
      (found) => !life.signal.aborted && setFlags(found),
      () => !life.signal.aborted && setFlags('failed'),
    )
    return () => life.abort()
  }, [picked, isTooMany, send])
  return flags
}
