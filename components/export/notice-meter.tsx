import { useId } from 'react'
import { NOTICE_PARTS, noticeParts, type PartState, type Sender } from '../../utils/history/dsa-notice.ts'
import { FlagName } from '../history/flag-name.tsx'
import { Icon } from '../ui/icon.tsx'
import type { IconName } from '../ui/icon-shapes.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import type { HeldFlag } from './read-flags.ts'

const ICONS: Record<PartState, IconName> = { there: 'ok', missing: 'urgent', exempt: 'check' }

/** How much of a notice a flag holds: a meter, and each part by name with its state in a word and a shape. */
export function NoticeMeter({ detail: { stub, flag }, sender }: { detail: HeldFlag; sender: Sender }) {
  const { t, format } = useTranslator()
  const texts = useTaxonomyTexts()
  const meterId = useId()
  const parts = noticeParts(flag, sender)
  const there = NOTICE_PARTS.filter((part) => parts[part] !== 'missing').length
  return (
    <div className="stack is-tight">
      <h3>
        <FlagName flag={stub} className="author" /> · <bdi>{texts?.label(flag.category) ?? '\u00a0'}</bdi>
      </h3>
      <div className="notice-meter">
        <meter id={meterId} min={0} max={NOTICE_PARTS.length} value={there} aria-labelledby={`${meterId}-words`} />
        <span className="meta" id={`${meterId}-words`}>
          {t('export.notice.partsThere', { there: format.number(there), all: format.number(NOTICE_PARTS.length) })}
        </span>
      </div>
      <ul className="notice-parts">
        {NOTICE_PARTS.map((part) => (
          <li className={`notice-part is-${parts[part]}`} key={part}>
            <Icon name={ICONS[parts[part]]} />
            <span>
              {t(`export.notice.part.${part}`)}: <strong>{t(`export.notice.${parts[part]}`)}</strong>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
