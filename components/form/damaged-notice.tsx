import { later } from '../ui/later.tsx'
import { useOverview } from '../ui/overview.tsx'

const DamagedDrafts = later(() => import('./damaged-drafts.tsx').then((file) => file.DamagedDrafts))

/** Says where a draft can't be opened any more: it must not vanish in silence. */
export function DamagedNotice() {
  const { damagedDrafts } = useOverview()
  return (
    <div className="live" aria-live="polite">
      {damagedDrafts.length > 0 && <DamagedDrafts drafts={damagedDrafts} />}
    </div>
  )
}
