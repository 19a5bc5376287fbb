// What a perfect outbox would show, and the ways in which what is seen falls short of it.
import { type Urgency, urgencyRank } from '../../utils/flag/taxonomy.ts'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import type { Exchange } from './fault-proxy.ts'

/** One row of the server's table of flags. */
export interface StoredFlag {
  id: string
  link: string | null
  reference: string
}

/** A delivery may have been put together so long before the line hears of it, in ms. */
export const HEARD_AFTER_MS = 2_000

/** Knows each flag by the link that it is about: no two are about the same. */
export interface PerfectOutbox {
  /** The partner was told that this flag is safe. */
  submitted(link: string, urgency: Urgency): void
  /** The partner corrects the flag about this link: history keeps the refused one beside the new one. */
  corrected(link: string): void
  links(): string[]
  /** What is wrong at any moment, in words; empty where nothing is. */
  faultsIn(seen: FlagStub[], stored: StoredFlag[]): Violation[]
  /** What is wrong with the order in which the line saw flags go. */
  faultsInOrder(exchanges: readonly Exchange[]): Violation[]
}

export interface Violation {
  kind: 'lost' | 'doubled' | 'untrue' | 'order'
  words: string
  /** The flag that less urgent ones passed. */
  passed?: string
}

export function createPerfectOutbox(now: () => number): PerfectOutbox {
  const flags = new Map<string, { urgency: Urgency; safeSince: number; corrected: boolean }>()

  return {
    submitted(link, urgency) {
      flags.set(link, { urgency, safeSince: now(), corrected: false })
    },
    corrected(link) {
      const flag = flags.get(link)
      if (flag) flags.set(link, { ...flag, corrected: true, safeSince: now() })
    },
    links: () => [...flags.keys()],
    faultsIn(seen, stored) {
      const found: Violation[] = []
      const report = (kind: Violation['kind'], words: string) => found.push({ kind, words })
      const rowsByLink = Map.groupBy(stored, ({ link }) => link ?? '')
      const seenByLink = Map.groupBy(seen, ({ link }) => link ?? '')
      const rows = new Map(stored.map((row) => [row.id, row]))
      for (const link of flags.keys()) {
        const shown = (seenByLink.get(link) ?? []).filter(({ mended }) => !mended)
        if (shown.length === 0) report('lost', `${link}: history does not show it`)
        if (shown.length > 1) report('doubled', `${link}: history shows it ${shown.length} times`)
        const kept = rowsByLink.get(link)?.length ?? 0
        if (kept > 1) report('doubled', `${link}: the server holds it ${kept} times`)
      }
      for (const { link, id, reference } of seen) {
        if (reference !== null && rows.get(id)?.reference !== reference) {
          report('untrue', `${link}: shown as received with ${reference}, which the server does not hold`)
        }
      }
      for (const link of rowsByLink.keys()) if (!flags.has(link)) report('untrue', `${link}: nobody submitted it`)
      return found
    },
    faultsInOrder(exchanges) {
      const found: Violation[] = []
      const answered = new Set<string>()
      for (const { flags: sent, start, answer } of exchanges) {
        const ranks = sent.map(({ urgency }) => urgencyRank(urgency))
        const places = sent.map(({ submittedAt }, n) => ({ rank: ranks[n] ?? 0, at: Date.parse(submittedAt) }))
        const sorted = places.toSorted((a, b) => a.rank - b.rank || a.at - b.at)
        if (places.some(({ rank, at }, n) => rank !== sorted[n]?.rank || at !== sorted[n]?.at)) {
          found.push({ kind: 'order', words: `a delivery was not sorted: ${JSON.stringify(places)}` })
        }
        const least = Math.max(...ranks)
        if (ranks.includes(0) && least > 0) {
          found.push({ kind: 'order', words: 'an imminent flag shared its delivery with others' })
        }
        const links = new Set(sent.map(({ subject }) => subject.link ?? ''))
        for (const [link, { urgency, safeSince }] of sent.length > 0 ? flags : []) {
          if (links.has(link) || answered.has(link) || safeSince > start - HEARD_AFTER_MS) continue
          if (urgencyRank(urgency) < least) {
            found.push({
              kind: 'order',
              words: `${link} (${urgency}) waited while less urgent flags went`,
              passed: link,
            })
          }
        }
        // The server's word on it came, or the flag stands alone with its answer: it need not go again.
        const byId = new Map(sent.map(({ id, subject }) => [id, subject.link ?? '']))
        for (const { id } of answer?.results ?? []) answered.add(byId.get(id ?? '') ?? '')
      }
      return found
    },
  }
}
