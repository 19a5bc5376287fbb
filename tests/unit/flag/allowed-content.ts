// What the taxonomy lets a category hold, read from its own words and not from the tables that the code uses.
// Cut from the project's taxonomy, version 1.0.0.
import source from './taxonomy-source.json' with { type: 'json' }

export type SourceCategory = (typeof source.categories)[number]

export interface AllowedContent {
  /** Any free text of the partner's. */
  described: boolean
  /** Names: the author's, and what kind of post and page it is. */
  names: boolean
  /** What is told about the post apart from its text. */
  facts: boolean
  /** The post's own words, in any language. */
  text: boolean
  /** Free text that is more than short. */
  longNote: boolean
  /** Links in texts that can be clicked. */
  liveLinks: boolean
}

export function allowedContent({ capture: mode, special_handling: handling }: SourceCategory): AllowedContent {
  const described = !handling.includes('no_free_text_description')
  const names = described && !handling.includes('no_text_capture')
  const facts = names && mode !== 'reference_only'
  return {
    described,
    names,
    facts,
    text: facts && mode !== 'link_only',
    longNote: described && mode !== 'reference_only',
    liveLinks: !handling.includes('defang_links'),
  }
}

/** The fields of a capture that such a category keeps, sorted; those that few posts have are left out. */
export function allowedFields({ described, names, facts, text }: AllowedContent): string[] {
  return [
    'capturedAt',
    'capturedBy',
    'ids',
    'permalink',
    'platform',
    ...(described ? ['postedAt'] : []),
    ...(names ? ['author', 'authorLink', 'kind', 'pageLanguage'] : []),
    ...(facts ? ['isReshare', 'media'] : []),
    ...(text ? ['text', 'truncated'] : []),
  ].toSorted()
}
