import { switches } from '../page/switches.ts'
import type { LinkLabel } from './tracked-link.ts'

/** Facebook shows different people different page structures; these are the ones that the practice site knows. */
export interface Cohort {
  /** Structure of 2025, signed in: `data-virtualized`, `data-ad-rendering-role`, decoys. Else that of 2023. */
  isCurrent: boolean
  /** The time's link leads nowhere until it is hovered. */
  withholdsLinks: boolean
  /** The root has `role="article"`. */
  isArticle: boolean
  /** In a feed of many places, the heading of a group's post names the group. */
  showsGroup: boolean
  /** The root has `aria-posinset`. */
  isPlaced: boolean
  /** The root is labelled by its heading and described by its parts. */
  isLabelled: boolean
  /** Parts are marked by `data-ad-*`. */
  isMarked: boolean
  /** The list has `role="feed"`. */
  isFeed: boolean
  /** How links to the author and at the time are labelled, where that differs. */
  authorLabel?: LinkLabel
  timeLabel?: LinkLabel
}

/** A cohort as the switch `cohort` changes it. */
function switched(cohort: Cohort): Cohort {
  const has = (word: string) => switches.cohort.has(word)
  return {
    ...cohort,
    withholdsLinks: cohort.withholdsLinks && !has('clear'),
    isArticle: cohort.isArticle || has('article'),
    isPlaced: cohort.isPlaced && !has('unplaced'),
    isLabelled: cohort.isLabelled && !has('unlabelled'),
    isMarked: cohort.isMarked && !has('unmarked'),
    isFeed: cohort.isFeed || has('feed'),
  }
}

const CURRENT: Cohort = {
  isCurrent: true,
  withholdsLinks: true,
  isArticle: false,
  showsGroup: true,
  isPlaced: true,
  isLabelled: true,
  isMarked: true,
  isFeed: false,
}
export const HOME = switched(CURRENT)
export const GROUP = switched({ ...CURRENT, showsGroup: false, isFeed: true })
export const TIMELINE = switched({
  ...CURRENT,
  isCurrent: false,
  withholdsLinks: false,
  isArticle: true,
  showsGroup: false,
})
/** A single post in a dialog. */
export const DIALOG = switched({ ...CURRENT, withholdsLinks: false, isArticle: true, showsGroup: false })
/** What stands beside a photo in the viewer. */
export const BESIDE_PHOTO: Cohort = { ...DIALOG, authorLabel: '-UC*F', timeLabel: ',O*F' }
/** Results are articles without a place in the list. */
export const SEARCH = switched({ ...CURRENT, withholdsLinks: false, isArticle: true, isPlaced: false, isFeed: true })
/** The discussion of an event. */
export const EVENT_PAGE = switched({ ...CURRENT, showsGroup: false })
