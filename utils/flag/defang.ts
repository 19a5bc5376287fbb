// Links of traps are kept unclickable (taxonomy, `defang_links`).

const LIVE = /\bhttp(s?):\/\//gi

/** https://datatracker.ietf.org/doc/html/draft-grimminck-safe-ioc-sharing: `hxxp` in place of `http`, everywhere in a text. */
export function defang(text: string): string {
  return text.replace(LIVE, 'hxxp$1://')
}

/** Whether any text in a value, however deep, still holds a link that can be clicked. */
export function hasLiveLink(value: unknown): boolean {
  if (typeof value === 'string') return defang(value) !== value
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLiveLink)
}
