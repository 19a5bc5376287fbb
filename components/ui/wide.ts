/** Windows in which a list and one of its things fit side by side. */
export const WIDE = '(min-width: 48em)'
