import type { FlagStub } from '../../utils/messages/page-views.ts'
import { shortenLink } from '../ui/short-link.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Longest link that is shown whole: an account's fits, a post's is cut in its middle. */
const LONGEST_LINK = 48

interface FlagNameProps {
  flag: Pick<FlagStub, 'author' | 'link' | 'subjectType'>
  className: string
}

/**
 * Whom or what a flag is about, as far as it is known: the author, else the link, else only what kind of thing.
 * One element of its own direction, so that a name that is cut loses its end in any language.
 */
export function FlagName({ flag: { author, link, subjectType }, className }: FlagNameProps) {
  const { t } = useTranslator()
  if (author) return <bdi className={className}>{author}</bdi>
  if (link) {
    return (
      <bdi className={className} dir="ltr" title={link}>
        {shortenLink(link, LONGEST_LINK)}
      </bdi>
    )
  }
  return <span className={className}>{t(`subject.${subjectType}`)}</span>
}
