/** Labels by which Facebook marks what a link is, in the query key `__tn__`. */
export type LinkLabel =
  | ',O,P-R'
  | ',O,P-y-R'
  | '-UC,P-R'
  | '-UC,P-y-R'
  | '-]C,P-R'
  | 'kC,P-R'
  | ',P-R'
  | '<,P-R'
  | '<<,P-R'
  | 'EH-R'
  | '-]K-R'
  | '-R'
  | 'R]-R'
  | ',mH-R'
  | ',O*F'
  | '-UC*F'
  | '-UC,P-y0.g-R'
  | '-UC,P-y1.g-R'
  | '*I'

const TOKEN = 'AZpractice-token_practice'

/** A path with the tracking keys that Facebook adds to each link. */
export function trackedLink(path: string, label: LinkLabel): string {
  return `${path}${path.includes('?') ? '&' : '?'}__cft__[0]=${TOKEN}&__tn__=${encodeURIComponent(label)}`
}

/** A link to nowhere: the page's own address with a fragment of three letters, as on times that were not hovered. */
export function withheldLink(pathname: string, label: LinkLabel, postIndex: number): string {
  const letters = [7, 11, 17].map((step) => String.fromCharCode(97 + (((postIndex + 1) * step) % 26))).join('')
  return `${trackedLink(pathname, label)}#?${letters}`
}
