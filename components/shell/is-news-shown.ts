import type { Route } from './route.ts'

/**
 * True where a screen that somebody looks at shows these flags: in the list, or one of them alone. `isWide`: the list stands
 * beside the flag.
 */
export function isNewsShown(flagIds: readonly string[], route: Route, isWide: boolean): boolean {
  if (route.screen !== 'history') return false
  return route.flagId === null || isWide || flagIds.every((id) => id === route.flagId)
}
