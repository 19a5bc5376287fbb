import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { DamagedNotice } from './damaged-notice.tsx'
import { DiscardedBanner } from './discarded-banner.tsx'
import { DraftList } from './draft-list.tsx'

/** Below the form: the other unfinished flags, this one's end, and a way to begin anew. */
export function OtherDrafts({ draftId, onAnother }: { draftId: string; onAnother: () => void }) {
  const { t } = useTranslator()
  const { drafts } = useOverview()
  const others = drafts.filter(({ id }) => id !== draftId).length
  return (
    <details className="disclosure">
      <summary>
        <Icon name="next" />
        {t('drafts.heading')}
        {others > 0 && <span className="meta push">{t('form.otherDrafts', { count: others })}</span>}
      </summary>
      <div className="inside stack">
        <DamagedNotice />
        <DiscardedBanner />
        <DraftList drafts={drafts} shownId={draftId} onDiscardedShown={onAnother} />
        <div className="line">
          <Button small icon="flag" onClick={onAnother}>
            {t('form.startAnother')}
          </Button>
        </div>
      </div>
    </details>
  )
}
