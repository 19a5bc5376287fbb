// The words of the taxonomy in one language, out of files that whoever shows them reads.

/** A category's or group's words. */
export interface TaxonomyTexts {
  group(id: string): string
  label(id: string): string
  definition(id: string): string
  /** Whether a category's words are English because the language has none for it yet. */
  isEnglish(id: string): boolean
  /** Other words for a category, to search by: synonyms, and what the sites' own menus call it. */
  also(id: string): string
  /** A question on local context, with a hint where it has one. */
  question(id: string): Question
  questionGroup(id: string): string
  /** One choice of a vocabulary. */
  choice(vocabulary: string, id: string): string
  /** Whether the words of all questions and choices are English because the language has none for them yet. */
  contextIsEnglish: boolean
}

interface Question {
  label: string
  hint?: string
}

/** The inside of an `assets/taxonomy/*.json`; only the English one has all of it. */
export interface TaxonomyFile {
  groups: Record<string, string>
  categories: Record<string, { label: string; definition: string; also?: string }>
  questions: Record<string, Question>
  questionGroups: Record<string, string>
  choices: Record<string, Record<string, string>>
}

/** What `own` lacks is said by `fallback`, the English file; what nobody knows by its id. */
export function taxonomyTexts(
  own: Partial<TaxonomyFile> & Pick<TaxonomyFile, 'groups' | 'categories'>,
  fallback: TaxonomyFile,
  isEnglish: boolean,
): TaxonomyTexts {
  return {
    group: (id) => own.groups[id] ?? fallback.groups[id] ?? id,
    label: (id) => own.categories[id]?.label ?? fallback.categories[id]?.label ?? id,
    definition: (id) => own.categories[id]?.definition ?? fallback.categories[id]?.definition ?? '',
    also: (id) => own.categories[id]?.also ?? fallback.categories[id]?.also ?? '',
    question: (id) => own.questions?.[id] ?? fallback.questions[id] ?? { label: id },
    questionGroup: (id) => own.questionGroups?.[id] ?? fallback.questionGroups[id] ?? id,
    choice: (vocabulary, id) => own.choices?.[vocabulary]?.[id] ?? fallback.choices[vocabulary]?.[id] ?? id,
    contextIsEnglish: !isEnglish && !own.questions,
    isEnglish: (id) => !isEnglish && !own.categories[id] && id in fallback.categories,
  }
}
