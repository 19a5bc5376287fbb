// Chosen flags as files. What tells of a person is left out unless it is asked for: who is named, what was written,
// what was read from the page, and links, which can hold names.
import { decisionOf } from '../flag/decision-of.ts'
import type { FlagEvent } from '../flag/event.ts'
import type { Flag } from '../flag/flag.ts'
import { milestonesOf } from '../flag/milestones.ts'
import { type Cell, toCsv } from './csv.ts'
import type { FlagRow } from './find-flags.ts'

/** A flag to be put into a file. */
export interface ExportedFlag {
  stub: FlagRow
  /** Null once what was sent was deleted from this device: what tells of no person is in the row too. */
  flag: Flag | null
  events: FlagEvent[]
}

/** One line a flag; ids and codes as the taxonomy names them. */
export function flagsCsv(flags: readonly ExportedFlag[], withPersonal: boolean): string {
  const lines = flags.map((each) => ({ ...facts(each), ...(withPersonal && personalCells(each)) }))
  const [first] = lines
  return toCsv(first ? [Object.keys(first), ...lines.map((line) => Object.values(line))] : [])
}

/** The same as JSON; with personal data the whole flags as they were sent, and the reviewers' words. */
export function flagsJson(flags: readonly ExportedFlag[], withPersonal: boolean, madeAt: string): string {
  const whole = {
    kind: 'fieldflag/flags',
    version: 1,
    made_at: madeAt,
    personal_data: withPersonal,
    flags: flags.map((each) => ({
      ...facts(each),
      ...(withPersonal ? { flag: each.flag, events: each.events } : { events: each.events.map(bare) }),
    })),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

/** What says nothing of a person. */
function facts({ stub, flag, events }: ExportedFlag): Record<string, Cell> {
  const { triagedAt, decidedAt, decision, reversed, leftUp } = milestonesOf(events)
  // The event that the column `decision` tells of, which is not the last where a second review upheld it.
  const holding = events.findLast((event) => decision !== null && decisionOf(event) === decision)
  return {
    id: stub.id,
    reference: stub.reference,
    state: stub.state,
    category: stub.category,
    urgency: stub.urgency,
    platform: stub.platform,
    subject: stub.subjectType,
    // Rows of early versions lack both.
    language: stub.language ?? flag?.language ?? null,
    country: stub.country ?? flag?.country ?? null,
    submitted_at: stub.submittedAt,
    received_at: stub.receivedAt,
    triaged_at: triagedAt,
    decided_at: decidedAt,
    decision,
    actions: holding?.actions.join(' ') || null,
    reason: holding?.reason ?? null,
    reversed,
    left_up: leftUp,
    seen_on: stub.seenOn,
    gone_on: stub.goneOn,
    lost_at: stub.lostAt,
  }
}

/** Of a flag whose content was deleted all columns are there too, empty but for what was said since. */
function personalCells({ flag, events }: ExportedFlag): Record<string, Cell> {
  const subject = flag?.subject
  const capture = flag?.capture
  return {
    link: subject?.link ?? capture?.permalink?.value ?? null,
    author: capture?.author?.value ?? null,
    author_link: capture?.authorLink?.value ?? null,
    text: capture?.text?.value ?? null,
    description: subject?.type === 'removed' ? subject.description : null,
    note: flag?.note ?? flag?.noteChoices.join(' ') ?? null,
    context: flag?.context ? JSON.stringify(flag.context) : null,
    reviewers_last_words: events.findLast(({ by, words }) => by !== 'reporter' && words !== null)?.words ?? null,
  }
}

/** Named one by one: what an event gains later stays out until somebody has looked whether it can name anybody. */
function bare(event: FlagEvent): Omit<FlagEvent, 'id' | 'flagId' | 'words' | 'ground'> {
  const { position, state, at, by, kind, feedback, actions, reason, scope, automated, outcome } = event
  return { position, state, at, by, kind, feedback, actions, reason, scope, automated, outcome }
}
