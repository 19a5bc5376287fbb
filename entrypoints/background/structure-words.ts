import type { StructureWords } from '../../utils/flag/page-structure.ts'

/** All words that a report may hold of a page. Standard names of HTML and ARIA, and the sites' own constants (2020 to 2026). */
export const STRUCTURE_WORDS: StructureWords = {
  tags: 'a|article|aside|b|blockquote|button|div|em|figure|footer|h[1-6]|header|hr|i|iframe|img|input|label|li|main|nav|object|ol|p|picture|script|section|span|strong|style|svg|table|tbody|td|textarea|time|tr|ul|video',
  named:
    'aria-(?:controls|describedby|label|labelledby|level|posinset|setsize)|data-(?:ft|pagelet|testid|visualcompletion|virtualized)|alt|datetime|id|lang|tabindex|title',
  valued:
    'role|dir|hidden|aria-(?:busy|current|expanded|haspopup|hidden|modal)|data-ad-(?:comet-preview|preview|rendering-role)',
  values:
    'true|false|auto|ltr|rtl|page|alert|article|banner|button|complementary|dialog|feed|form|grid|gridcell|group|heading|img|link|list|listbox|listitem|main|menu|menuitem|navigation|none|option|presentation|progressbar|region|row|search|separator|status|tab|tablist|tabpanel|textbox|toolbar|message|profile_name|story_message|story_body',
  // Single capitals and the few pairs that were seen, such as `,O,P-R` and `-UC*F`: no word fits in.
  label: '(?:[-,*<\\]]|[Uk]C|[Em]?H|[A-Z](?![A-Za-z])){1,10}',
  language: '[A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?',
}
