import { memo } from 'react'
import type { HistoryPage } from '../../utils/messages/page-views.ts'
import { FlagGroup } from './flag-group.tsx'
import { useIsWhole } from './history-context.tsx'

/** Rows that a tall screen shows without scrolling: so many are drawn before all others. */
const FITTING = 16

interface FlagGroupsProps {
  groups: HistoryPage['groups']
  shownId: string | null
}

/** The groups of a list, top down. What comes later is always below what is there, so that nothing moves. */
export const FlagGroups = memo(function FlagGroups({ groups, shownId }: FlagGroupsProps) {
  const isWhole = useIsWhole()
  let room = isWhole ? Number.POSITIVE_INFINITY : FITTING
  return groups.map((group) => {
    if (room <= 0) return null
    const most = group.flags.length <= room ? Number.POSITIVE_INFINITY : room
    room -= group.flags.length
    return <FlagGroup key={group.id} group={group} most={most} shownId={shownId} />
  })
})
