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
