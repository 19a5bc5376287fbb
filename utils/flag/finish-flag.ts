// From draft to flag: the one place where a flag is made.
import { uuidv7 } from 'uuidv7'
import { type CaptureRules, captureRules } from './capture-rules.ts'
import { defang } from './defang.ts'
import type { Draft } from './draft.ts'
import { finishContext } from './finish-context.ts'
import { type Flag, type FlagProblem, flagProblems, subjectProblems } from './flag.ts'
import { flagHash } from './flag-hash.ts'
import { maskPersonalData } from './personal-data.ts'
import { TAXONOMY_VERSION } from './taxonomy.ts'
import { splitAsSent } from './text-as-sent.ts'

export type FinishedFlag = { ok: true; flag: Flag } | { ok: false; problems: FlagProblem[] }

/**
 * Makes a flag of a draft, or says all that is missing, in the form's order.
 * `now` is the time of submitting; the id is a new UUIDv7. `isLink` says whether the subject's link, where it has one,
 * leads to a thing of the subject's type.
 */
export async function finishFlag(
  draft: Draft,
  now: Date,
  isLink: (subject: Draft['subject']) => boolean,
): Promise<FinishedFlag> {
  const { category, urgency, language, country, identity, goodFaith } = draft.answers
  const content = category === null ? null : { category, ...keptContent(draft, category) }
  const problems = content ? flagProblems(content) : problemsWithoutCategory(draft)
  if (draft.subject.link !== null && !isLink(draft.subject) && !problems.some(isNotALink)) {
    problems.push({ field: 'subject', code: 'not_a_link' })
  }
  if (urgency === null) problems.push({ field: 'urgency', code: 'missing' })
  if (language === null) problems.push({ field: 'language', code: 'missing' })
  if (country === null) problems.push({ field: 'country', code: 'missing' })
  if (!goodFaith) problems.push({ field: 'goodFaith', code: 'missing' })
  const isWhole = content !== null && urgency !== null && language !== null && country !== null
  if (!isWhole || problems.length > 0) return { ok: false, problems: inFormOrder(problems) }
  const unhashed = {
    schema: 1 as const,
    id: uuidv7(),
    submittedAt: now.toISOString(),
    taxonomyVersion: TAXONOMY_VERSION,
    ...content,
    urgency,
    language,
    country,
    identity,
    goodFaith: true as const,
  }
  return { ok: true, flag: { ...unhashed, hash: await flagHash(unhashed) } }
}

/** What the rules let through of a draft, in whole characters: half of one has no canonical JSON. */
function keptContent({ subject, capture, answers }: Draft, category: string) {
  const rules = captureRules(category)
  const masked = answers.keepPersonal ? (text: string) => text : maskPersonalData
  const shown = (text: string) => (rules.defangs ? defang(masked(text)) : masked(text))
  const tidy = (text: string) => shown(text.toWellFormed()).trim()
  const context = finishContext(answers.context, category, tidy)
  return {
    subject: keptSubject(subject, rules, shown),
    capture: capture && splitAsSent(capture, rules, answers.keepPersonalOfPost).kept,
    note: rules.freeText ? tidy(answers.note) || null : null,
    noteChoices: rules.freeText ? [] : answers.noteChoices,
    ...(context && { context }),
  }
}

/** A subject without the description that the rules forbid. */
function keptSubject(
  subject: Draft['subject'],
  { freeText }: CaptureRules,
  shown: (text: string) => string,
): Draft['subject'] {
  const link = subject.link?.trim().toWellFormed() ?? null
  if (subject.type !== 'removed') return { ...subject, link }
  const description = freeText && subject.description !== null ? shown(subject.description.toWellFormed()) : null
  return { ...subject, link, description }
}

/** Most categories ask for a note, so it is asked for until one is chosen. */
function problemsWithoutCategory({ subject, capture, answers }: Draft): FlagProblem[] {
  const problems: FlagProblem[] = [...subjectProblems({ subject, capture }), { field: 'category', code: 'missing' }]
  if (answers.note.trim() === '') problems.push({ field: 'note', code: 'missing' })
  return problems
}

function isNotALink({ field, code }: FlagProblem): boolean {
  return field === 'subject' && code === 'not_a_link'
}

const FORM_ORDER: FlagProblem['field'][] = [
  'subject',
  'capture',
  'category',
  'urgency',
  'language',
  'country',
  'note',
  'noteChoices',
  'context',
  'goodFaith',
]

function inFormOrder(problems: FlagProblem[]): FlagProblem[] {
  return problems.toSorted((a, b) => FORM_ORDER.indexOf(a.field) - FORM_ORDER.indexOf(b.field))
}
