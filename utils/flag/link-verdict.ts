/** Why a link does not lead to what is flagged, or not surely. */
export type LinkTrouble =
  /** No web address at all. */
  | 'no_address'
  /** Of neither site. */
  | 'other_site'
  /** A profile, a page, an account; a group; results of a search; all stories of somebody: no single post. */
  | 'account'
  | 'group'
  | 'search'
  | 'stories'
  /** Any other page of the two sites that is no post. */
  | 'no_post'
  /** A post, where a comment of it was meant. */
  | 'no_comment'
  /** A post, where its author was meant. */
  | 'no_account'
  /** Opaque: only the site can tell where it leads. */
  | 'short'
  /** Its ids show that it is another post than the captured one. */
  | 'other_post'

/** What a link, pasted for a subject of some type, turned out to be. */
export type LinkVerdict =
  | { fits: true }
  | { fits: false; trouble: LinkTrouble }
  /** A comment's link where a post was meant, as both canonical addresses: of its post and of itself. */
  | { fits: false; trouble: 'comment'; post: string; comment: string }
