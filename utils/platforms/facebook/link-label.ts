/**
 * Facebook's own label of what a link is, in the query of its address: the same values from 2021 to 2026, in each
 * language. `,O…` is the time of a post, `-UC…` and `-]C…` its author, `R…` anything in a comment. Empty where absent.
 */
export function linkLabel(href: string): string {
  const encoded = /[?&]__tn__=([^&#]*)/.exec(href)?.[1] ?? ''
  // One character at a time and ASCII alone, which is all there is: a broken encoding must not throw.
  return encoded.replace(/%[0-7][\dA-F]/gi, decodeURIComponent)
}

/** The time of a post. */
export function isTimeLabel(label: string): boolean {
  return label.startsWith(',O')
}

/** The author in the heading of a post. */
export function isAuthorLabel(label: string): boolean {
  return /^-[U\]]C/.test(label)
}

/** The author of a post inside the post; mentions in a text are labelled the same. */
export function isAttachedAuthorLabel(label: string): boolean {
  return /^-?\]?K/.test(label)
}

/** Anything of the post that a share carries, which stands outside the share's heading and text: `,O,P-y-R`, `EH-y-R`, `-]K-R`. */
export function isOriginalLabel(label: string): boolean {
  return isAttachedAuthorLabel(label) || label.endsWith('-y-R')
}

/** Its author. */
export function isOriginalAuthorLabel(label: string): boolean {
  return isOriginalLabel(label) && (isAttachedAuthorLabel(label) || isAuthorLabel(label))
}

/**
 * True where the address is the page itself with a code after `#?`, or with `#` alone as in 2021 and 2022: the link that
 * shows its target only on hover.
 */
export function isWithheld(href: string): boolean {
  return /#(?:\?|$)/.test(href)
}

/**
 * What an address names by its looks: enough to find posts and their times. What it names exactly only
 * `parsePermalink` says, which content scripts do not carry.
 */
const LOOKS =
  /^https:\/\/[\w.-]*facebook\.com\/(?:(?:[^?#]*\/(?:posts|permalink)\/(?:[^?#]*\/)?|[^#]*[?&](?:story_fbid|multi_permalinks)=)(?:pfbid\w|\d{5})|((?:[^?#]*(?:reel|photos|videos)\/|[^#]*[?&](?:fbid|v)=)[^?#]*\d{5}))/

/** `post`, `media` for a photo or video, or undefined. */
export function looksLike(href: string): 'post' | 'media' | undefined {
  const found = LOOKS.exec(href)
  return found ? (found[1] ? 'media' : 'post') : undefined
}
