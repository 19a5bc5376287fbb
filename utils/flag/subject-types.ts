// What flags can be about. Apart from the schema, so that screens carry no parser.

export const SUBJECT_TYPES = ['post', 'comment', 'account', 'removed'] as const
/** Longest description of something that was removed, in UTF-16 units. */
export const DESCRIPTION_LIMIT = 500
