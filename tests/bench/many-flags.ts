import { createHash } from 'node:crypto'
import type { Page } from '@playwright/test'
import { uuidv7obj } from 'uuidv7'
import type { Flag } from '../../utils/flag/flag.ts'
import type { Milestones } from '../../utils/flag/milestones.ts'
import { newStub } from '../../utils/flag/stub.ts'
import { CATEGORIES, URGENCIES } from '../../utils/flag/taxonomy.ts'

const DAY_MS = 86_400_000
const STATES = ['actioned', 'no_violation', 'closed', 'under_review', 'triaged', 'info_requested', 'received']
const COUNTRIES = ['KE', 'ET', 'SD', 'MM', 'IQ', 'PE', 'UA', 'FR']
const LANGUAGES = ['sw', 'am', 'ar', 'my', 'ku', 'es', 'uk', 'fr']
const NAMES = [
  'Sauti ya Bonde',
  'أخبار النور',
  'Résistance',
  'ድምፂ ሩባ',
  'မြစ်သတင်း',
  'Vecinos del Valle',
  'Річкові новини',
]
const NOTES = [
  'Weeds is what they call the families by the river; the post asks to pull them out before the market day.',
  'يُقصد بهذه الكلمة العائلات التي تسكن قرب النهر، والمنشور يدعو إلى طردها قبل يوم السوق.',
  'Le mot désigne les familles du quartier ; le message appelle à les chasser avant samedi.',
  'Palabra en clave para los vecinos que denunciaron a la empresa; les dan tres días para irse.',
]

/** A row of history with its whole flag, as the store holds them. */
export interface StoredRow {
  id: string
  submittedAt: number
  stub: object
  stored: object
}

/** Flags of years, each received, in every state that a server gives. The nth is the same at each run but for its id. */
export function manyFlags(count: number, now: number): StoredRow[] {
  return Array.from({ length: count }, (_, n) => rowOf(n, now - (count - n) * (DAY_MS / 12)))
}

function rowOf(n: number, at: number): StoredRow {
  const pick = <T>(from: readonly T[], step = 1): T => from[Math.floor(n / step) % from.length] as T
  const submittedAt = new Date(at).toISOString()
  const flag: Flag = {
    schema: 1,
    id: idAt(at),
    submittedAt,
    taxonomyVersion: '1',
    subject: { type: 'post', link: `https://www.facebook.com/page.${n % 700}/posts/${1_000_000 + n}` },
    capture: null,
    category: pick(CATEGORIES).id,
    urgency: pick(URGENCIES, 3),
    language: pick(LANGUAGES),
    country: pick(COUNTRIES),
    note: `${pick(NOTES)} ${pick(NOTES, 5)} (${n})`,
    noteChoices: [],
    context: { place_name: `Bonde ${n % 90}`, terms: [{ term: 'magugu', term_meaning: 'the families by the river' }] },
    identity: 'organization_only',
    goodFaith: true,
    hash: createHash('sha256').update(String(n)).digest('hex'),
  }
  const stateAt = new Date(at + DAY_MS).toISOString()
  const stub = {
    ...newStub(flag),
    author: pick(NAMES),
    milestones: passedAt(pick(STATES), n, at),
    state: pick(STATES),
    position: n,
    stateAt,
    receivedAt: submittedAt,
    reference: `FF-${n.toString(36).toUpperCase().padStart(4, '0')}-BNCH`,
  }
  return { id: flag.id, submittedAt: at, stub, stored: { flag, events: [] } }
}

/** What a flag in that state has passed, after hours that differ from flag to flag. */
function passedAt(state: string, n: number, at: number): Milestones {
  const after = (hours: number) => new Date(at + hours * 3_600_000).toISOString()
  const isDecided = state === 'actioned' || state === 'no_violation' || state === 'closed'
  return {
    triagedAt: state === 'received' ? null : after(1 + (n % 23)),
    decidedAt: isDecided ? after(3 + ((n * 7) % 121)) : null,
    decision: isDecided ? (n % 3 === 0 ? 'no_violation' : 'actioned') : null,
    reversed: isDecided && n % 17 === 0,
    leftUp: isDecided ? n % 3 === 0 : null,
  }
}

function idAt(at: number): string {
  const bytes = Uint8Array.from(uuidv7obj().bytes)
  for (let place = 0; place < 6; place += 1) bytes[place] = Math.floor(at / 2 ** (40 - 8 * place)) % 256
  return bytes.reduce(
    (text, byte, n) => text + ([4, 6, 8, 10].includes(n) ? '-' : '') + byte.toString(16).padStart(2, '0'),
    '',
  )
}

/** Writes rows into the extension's database as its own store would, sealed with its own key. Takes some seconds. */
export async function storeRows(extensionPage: Page, rows: StoredRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1_000) {
    await extensionPage.evaluate(
      async (slice) => {
        const done = <T>(request: IDBRequest<T>) =>
          new Promise<T>((resolve, reject) => {
            request.onsuccess = () => resolve(request.result)
            request.onerror = () => reject(request.error)
          })
        const database = await done(indexedDB.open('fieldflag'))
        const { key } = (await done(database.transaction('keys').objectStore('keys').get('data'))) as { key: CryptoKey }
        const seal = async (label: string, value: unknown) => {
          const nonce = crypto.getRandomValues(new Uint8Array(12))
          const parameters = { name: 'AES-GCM', iv: nonce, additionalData: new TextEncoder().encode(label) }
          const plain = new TextEncoder().encode(JSON.stringify(value))
          return { nonce, data: await crypto.subtle.encrypt(parameters, key, plain) }
        }
        const sealed = await Promise.all(
          slice.map(async ({ id, submittedAt, stub, stored }) => ({
            stub: { id, submittedAt, sealed: await seal(`stubs/${id}`, stub) },
            flag: { id, sealed: await seal(`flags/${id}`, stored) },
          })),
        )
        const transaction = database.transaction(['stubs', 'flags', 'stubChanges', 'records'], 'readwrite')
        // As the store does: it would show that there are none.
        transaction.objectStore('records').delete('first-screen')
        for (const { stub, flag } of sealed) {
          transaction.objectStore('stubs').put(stub)
          transaction.objectStore('flags').put(flag)
          transaction.objectStore('stubChanges').add({ id: stub.id })
        }
        await new Promise((resolve, reject) => {
          transaction.oncomplete = resolve
          transaction.onerror = reject
        })
        database.close()
      },
      rows.slice(at, at + 1_000),
    )
  }
}
