const LONGEST_TAG = 35

/** A page's own language as it says (BCP 47), null where it says none. */
export function languageOf(said: string): string | null {
  const tag = said.trim().replaceAll('_', '-')
  return tag && tag.length <= LONGEST_TAG ? tag : null
}
