// An imminent threat as it is flagged by keyboard alone, in two languages of the screen.

/** Alt+Shift+F on the page. */
export const FLAG_KEY = 1

/** What is typed: letters that find the category, the language and the country, and the sentence. */
export const THREATS = {
  en: {
    search: 'dir',
    category: 'Direct threat',
    /** From the preset urgency to the one above it. */
    moreUrgent: 'ArrowLeft',
    language: 'sw',
    country: 'ke',
    sentence: 'They name the house and tonight.',
  },
  ar: {
    search: 'مباش',
    category: 'تهديد مباشر',
    moreUrgent: 'ArrowRight',
    language: 'عر',
    country: 'لب',
    sentence: 'يذكرون البيت والليلة.',
  },
}
