import { useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import { useHost } from '../ui/host.tsx'
import { Icon } from '../ui/icon.tsx'
import { ShortLink } from '../ui/short-link.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useDraft } from './form-context.tsx'
import { LinkField } from './link-field.tsx'
import { isWebAddress } from './web-address.ts'

/** Where the flagged thing is: the link that was found, the one that was pasted, or a place to paste it. */
export function LinkState() {
  const { t } = useTranslator()
  const { draft } = useDraft()
  const { capture, subject, sealed } = draft
  const found = capture?.permalink?.value
  if (found) return <KnownLink link={found} isFound />
  if (capture && !sealed) {
    return (
      <div className="capture-link" role="status">
        <span className="state is-waiting">
          <Icon name="search" />
          {t('form.link.looking')}
        </span>
      </div>
    )
  }
  const pasted = subject.link && isWebAddress(subject.link) ? subject.link : null
  return (
    <>
      {!pasted && capture && (
        <div className="capture-link" role="status">
          <span className="state is-urgent">
            <Icon name="urgent" />
            {t('form.link.notFound')}
          </span>
          <span className="hint">{t('form.link.notFoundHint')}</span>
        </div>
      )}
      {pasted && <KnownLink link={pasted} isFound={false} />}
      <div className="capture-field">
        <LinkField />
      </div>
    </>
  )
}

/** A link that was found on the page is marked as sure; one that was pasted is only repeated. */
function KnownLink({ link, isFound }: { link: string; isFound: boolean }) {
  const { t } = useTranslator()
  const { openTab } = useHost()
  const [copied, setCopied] = useState(false)
  const copy = () => navigator.clipboard.writeText(link).then(() => setCopied(true))
  return (
    <div className="capture-link">
      <span className={`state is-${isFound ? 'decided' : 'waiting'}`} role="status">
        <Icon name={isFound ? 'ok' : 'link'} />
        {copied ? t('form.card.linkCopied') : t(isFound ? 'form.link.found' : 'form.link.given')}
      </span>
      <span className="capture-address">
        <ShortLink link={link} longest={32} />
      </span>
      <span className="capture-actions">
        <IconButton small icon="copy" label={t('form.card.copyLink')} onClick={() => void copy()} />
        <IconButton small icon="out" label={t('form.card.openPost')} onClick={() => void openTab(link)} />
      </span>
    </div>
  )
}
