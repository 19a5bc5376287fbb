// The fixed choices among the answers. Apart from the schemas, so that screens carry no parser.

export const IDENTITIES = ['organization_only', 'pseudonym', 'named'] as const

/**
 * Stand in for the note where a category forbids description (`no_free_text_description`).
 * They say where and how, never what is to be seen.
 */
export const NOTE_CHOICES = [
  'in_the_post',
  'behind_a_link',
  'in_the_comments',
  'offered_or_asked_for',
  'child_in_danger_now',
  'told_a_hotline',
] as const
