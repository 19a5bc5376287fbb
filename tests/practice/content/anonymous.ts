/** What a group calls an author who does not want to be named, by the page's language. */
export const ANONYMOUS = { en: 'Anonymous participant', ar: 'مشارك مجهول', my: 'အမည်မဖော်လိုသူ' }
