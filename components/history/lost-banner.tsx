import { isLostOpen } from '../../utils/flag/is-open.ts'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import { Banner } from '../ui/banner.tsx'
import { useTranslator } from '../ui/translator.tsx'

/**
 * The service has this flag no more and it can't be sent again: why, and what is left to do. Of one whose story had ended
 * it is only said.
 */
export function LostBanner({ stub }: { stub: FlagStub }) {
  const { t } = useTranslator()
  const isOpen = isLostOpen(stub)
  return (
    <Banner tone={isOpen ? 'needs-you' : 'plain'} icon={isOpen ? 'needsYou' : 'hidden'} title={t('history.lost.title')}>
      {t('history.lost.why')}
      {isOpen && (
        <span className="banner-line">
          <span>
            {t('history.lost.next')} {t('history.lost.tell')} <bdi className="reference">{stub.reference}</bdi>
          </span>
        </span>
      )}
    </Banner>
  )
}
