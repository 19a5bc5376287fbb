// Which screen an address names: `#flag`, `#flag/ID`, `#history`, `#history/ID`, `#settings`, `#figures`, `#carry`, `#report/TAB`.

export type Route =
  | { screen: 'flag'; draftId: string | null }
  | { screen: 'history'; flagId: string | null }
  | { screen: 'settings' }
  | { screen: 'figures' }
  | { screen: 'carry' }
  | { screen: 'report'; tabId: number }

/** The screen that a location's hash names; the form where it names none. */
export function parseRoute(hash: string): Route {
  const [screen, id] = hash.replace(/^#/, '').split('/')
  if (screen === 'history') return { screen, flagId: id || null }
  if (screen === 'settings' || screen === 'figures' || screen === 'carry') return { screen }
  if (screen === 'report') return { screen, tabId: Number(id) }
  return { screen: 'flag', draftId: id || null }
}

/** The hash of a screen, for a link. */
export function routeHash(route: Route): string {
  if (route.screen === 'report') return `#report/${route.tabId}`
  const id = route.screen === 'flag' ? route.draftId : route.screen === 'history' ? route.flagId : null
  return id ? `#${route.screen}/${id}` : `#${route.screen}`
}

/** Shows another screen of this page. */
export function goTo(route: Route): void {
  location.hash = routeHash(route)
}
