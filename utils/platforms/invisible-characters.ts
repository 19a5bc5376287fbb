// Characters that nobody sees: watermarks between letters, joiners without anything to join, direction marks.

/**
 * Combining grapheme joiner, zero-width space, direction marks, embeddings, overrides, word joiner, isolates,
 * soft hyphen, byte order mark.
 */
const NEVER_SEEN = /\u034F|[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/gu

/** Joiners shape Arabic, Indic and emoji sequences; beside anything else they are a watermark. */
const IDLE_JOINER =
  /(?<!\uFE0F|[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200C\u200D]+|(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu

/** The text without marks, embeddings and watermarks that nobody sees. Joiners stay: content scripts use this. */
export function withoutMarks(text: string): string {
  return text.replace(NEVER_SEEN, '')
}

/** The text without characters that nobody sees. What shapes letters and emoji stays. */
export function withoutInvisible(text: string): string {
  return withoutMarks(text).replace(IDLE_JOINER, '')
}
