import fc from 'fast-check'
import { expect, test } from 'vitest'
import { captureRules } from '../../../utils/flag/capture-rules.ts'
import { contextQuestions } from '../../../utils/flag/context-rules.ts'
import { CONTEXT_FIELDS, HANDLING_QUESTIONS, TERM_QUESTIONS, VOCABULARIES } from '../../../utils/flag/context-table.ts'
import { CATEGORIES } from '../../../utils/flag/taxonomy.ts'
// Cut from the project's taxonomy, version 1.0.0: what the tables of the code are made of.
import source from './taxonomy-source.json' with { type: 'json' }

/** Fields of the taxonomy's context model that other parts of a flag hold. */
const ELSEWHERE = [
  ...['permalink', 'platform', 'surface', 'author_handle', 'posted_at', 'captured_at', 'media_types', 'visible_text'],
  ...[
    'category',
    'subcategory',
    'urgency',
    'language',
    'country',
    'counts',
    'context_note',
    'identity_mode',
    'good_faith',
  ],
]
/** Asked by the words of `special_handling`, and in no field of the context model. */
const BY_HANDLING_ALONE = ['protection_alerted', 'safety_information', 'consent_signal']
const OWN_VOCABULARIES = ['yes_no_unsure', 'consent_signal']
const TERMS = TERM_QUESTIONS.map(({ id }) => id)

test('the table holds each field of the taxonomy once, and no other', () => {
  const table = [...CONTEXT_FIELDS.filter(({ id }) => id !== 'terms').map(({ id }) => id), ...TERMS]
  expect([...table, ...ELSEWHERE].toSorted()).toEqual(
    [...source.context_fields.map(({ id }) => id), ...BY_HANDLING_ALONE].toSorted(),
  )
})

test.each(source.context_fields.filter(({ id }) => !ELSEWHERE.includes(id)))(
  '$id is as long and as listed as there',
  (of) => {
    const own = [...CONTEXT_FIELDS, ...TERM_QUESTIONS].find(({ id }) => id === of.id)
    if ('vocabulary' in of) expect(own?.vocabulary).toBe(of.vocabulary)
    if ('max_length' in of) expect(own?.max).toBe(of.max_length)
  },
)

test('the vocabularies are the taxonomy’s', () => {
  const theirs = source.vocabularies as Record<string, string[]>
  for (const [id, choices] of Object.entries(VOCABULARIES)) {
    if (!OWN_VOCABULARIES.includes(id)) expect(choices, id).toEqual(theirs[id])
  }
})

/** The questions that the taxonomy's words on each special handling ask for. */
const ASKED_BY: Record<string, string[]> = {
  threat_to_life_check: ['likelihood', 'imminence', 'place_name', 'place_relation', 'protection_alerted'],
  require_coded_term_gloss: ['terms', 'literal_translation'],
  require_threat_and_context_signal: ['threat_signal'],
  rabat_prompt: ['rabat'],
  dangerous_speech_prompt: ['hallmarks', 'speaker_type', 'influence_level'],
  reclaimed_use_check: ['stance'],
  newsworthy_check: ['stance'],
  safety_information_exception_check: ['safety_information'],
  self_report_required: ['relation_to_target'],
  consent_of_target: ['target_consent'],
  ncii_referral: ['consent_signal'],
  redact_pii: ['key_moment'],
  redact_victim_identity: ['key_moment'],
  preserve_evidence: ['preservation_requested'],
  network_report: ['related_links', 'campaign_suspected', 'campaign_indicators', 'campaign_tag'],
  ask_event: ['event_types', 'event_name', 'event_date', 'event_phase'],
  ask_place: ['place_name', 'place_relation'],
  ask_authoritative_source: ['source_links'],
  live_stream_do_not_request_removal: ['is_live_or_ephemeral'],
  crisis_protocol: ['desired_outcome'],
}
/** Taxonomy, `when`: bound to the handling, the group or who may report. The rest is open to every category. */
const BOUND = [
  ...['rabat', 'hallmarks', 'terms', 'literal_translation', 'threat_signal', 'target_consent'],
  ...BY_HANDLING_ALONE,
]

test('every handling of the taxonomy that the table names is one', () => {
  expect(Object.keys(ASKED_BY).toSorted()).toEqual(Object.keys(HANDLING_QUESTIONS).toSorted())
  for (const id of Object.keys(ASKED_BY)) expect(source.special_handling).toContain(id)
})

test('there are 81 categories in both', () =>
  expect(CATEGORIES.map(({ id }) => id)).toEqual(source.categories.map(({ id }) => id)))

test.each(source.categories)('$id: preset, capture mode, handling and questions are the taxonomy’s', (of) => {
  const own = CATEGORIES.find(({ id }) => id === of.id)
  expect(own).toMatchObject({
    group: of.group,
    urgency: of.default_urgency,
    capture: of.capture,
    handling: of.special_handling,
  })
  const first = new Set(of.special_handling.flatMap((handling) => ASKED_BY[handling] ?? []))
  const open = CONTEXT_FIELDS.map(({ id }) => id).filter((id) => {
    if (id === 'relation_to_target') return of.who_may_report !== 'anyone'
    if (id === 'protected_characteristics') return of.group === 'hateful_conduct'
    return !BOUND.includes(id)
  })
  const asked = contextQuestions(of.id)
  expect(new Set(asked.first.map(({ id }) => id))).toEqual(new Set([...first].filter((id) => isKept(id, of))))
  const rest = open.filter((id) => !first.has(id) && isKept(id, of))
  expect(asked.more.map(({ id }) => id).toSorted()).toEqual(rest.toSorted())
})

const POST_WORDS = ['translation', 'literal_translation', 'terms']
const FREE_WORDS = ['related_links', 'speaker_note', 'threat_signal', 'source_links', 'rabat']
const SHORT_WORDS = [
  ...['key_moment', 'dialect_note', 'subdivision', 'place_name', 'group_name', 'event_name', 'prior_references'],
  'campaign_tag',
]

/** What the taxonomy's capture modes leave of the questions that are answered in words. */
function isKept(id: string, of: (typeof source.categories)[number]): boolean {
  const noText = of.special_handling.includes('no_free_text_description')
  const isReference = of.capture === 'reference_only' || of.special_handling.includes('no_text_capture')
  if (POST_WORDS.includes(id)) return !noText && !isReference && of.capture !== 'link_only'
  if (FREE_WORDS.includes(id)) return !noText && !isReference
  return !noText || !SHORT_WORDS.includes(id)
}

test('the questions that are answered in words are those, and no choice is', () => {
  const written = CONTEXT_FIELDS.filter(({ words }) => words !== undefined).map(({ id }) => id)
  expect(written.toSorted()).toEqual([...POST_WORDS, ...FREE_WORDS, ...SHORT_WORDS].toSorted())
  const types = CONTEXT_FIELDS.filter(({ words }) => words === undefined).map(({ type }) => type)
  for (const type of ['text', 'long', 'lines', 'links', 'terms', 'notes']) expect(types).not.toContain(type)
})

test('a category that nobody knows asks nothing', () =>
  fc.assert(
    fc.property(fc.string(), (id) => {
      fc.pre(!CATEGORIES.some((category) => category.id === id))
      expect(contextQuestions(id)).toEqual({ first: [], more: [] })
      expect(captureRules(id).freeText).toBe(false)
    }),
  ))
