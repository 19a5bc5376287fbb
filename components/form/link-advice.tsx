import type { LinkVerdict } from '../../utils/flag/link-verdict.ts'
import { Icon } from '../ui/icon.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** What a pasted link leads to instead, and what to do about it. Announced: it comes while the field has the focus. */
export function LinkAdvice({ id, verdict }: { id: string; verdict: LinkVerdict | null }) {
  const { t } = useTranslator()
  return (
    <div id={id} role="status">
      {verdict && !verdict.fits && (
        <p className={isWrong(verdict) ? 'error' : 'link-note'}>
          <Icon name={isWrong(verdict) ? 'urgent' : 'link'} />
          <span>{t(`form.link.trouble.${verdict.trouble}`)}</span>
        </p>
      )}
    </div>
  )
}

/** True where the link can't be meant. A short link may be right, and a comment's is one of two things. */
export function isWrong(verdict: LinkVerdict): boolean {
  return !verdict.fits && verdict.trouble !== 'short' && verdict.trouble !== 'comment'
}
