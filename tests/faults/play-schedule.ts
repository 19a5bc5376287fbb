// Plays a schedule in the laboratory and compares what is seen with the perfect outbox, step by step.
import { expect } from '@playwright/test'
import { type Urgency, urgencyRank } from '../../utils/flag/taxonomy.ts'
import type { DraftView, FlagDetail, FlagStub, Overview, WaitReason } from '../../utils/messages/page-views.ts'
import { IMMINENT_LIMIT_MS } from '../../utils/outbox/overdue.ts'
import { TRIES_BEFORE_DOUBT } from '../../utils/outbox/settle-batch.ts'
import { allFlags } from './all-flags.ts'
import type { Exchange } from './fault-proxy.ts'
import { howItWent } from './how-it-went.ts'
import { type Device, isEnded, type Laboratory, PATIENCE_MS } from './laboratory.ts'
import { ASKED_SECONDS } from './made-answers.ts'
import { createPerfectOutbox, HEARD_AFTER_MS, type PerfectOutbox, type Violation } from './perfect-outbox.ts'
import type { Schedule, Step } from './schedule.ts'
import { strike } from './strike.ts'

/** What can be told of a flag that waits. */
export type Reason = WaitReason | 'sending'

export interface Play {
  laboratory: Laboratory
  outbox: PerfectOutbox
  /** Submits flags about new posts, one after the other, as fast as the background takes them. */
  submit(urgencies: Urgency[]): Promise<void>
  /** A new step begins: only what is delivered from now on has met its fault. */
  beginStep(): void
  /** Until now there was no line at all, of which the proxy knows nothing. */
  lineIsBack(): void
  /**
   * Every flag that was tried in this step waits for one of these reasons, every other for the one that was true of it
   * before or for these; and the next try is planned as it should be.
   */
  expectWaiting(reasons: Reason[]): Promise<void>
  /** Presses "Send now" and waits until nothing waits any more. */
  deliverAll(): Promise<void>
  /** Throws where what is seen now falls short of the perfect outbox. */
  check(): Promise<void>
  history(): Promise<FlagStub[]>
}

const LONGEST_WAIT_MS = 15 * 60_000
const LONGEST_IMMINENT_WAIT_MS = 60_000
/** An alarm is set so much later than asked where the browser allows none sooner. */
const SHORTEST_ALARM_MS = 30_000

export class NotPerfect extends Error {
  override name = 'NotPerfect'
  readonly violations: Violation[]

  constructor(violations: Violation[]) {
    super(violations.map(({ kind, words }) => `${kind}: ${words}`).join('\n'))
    this.violations = violations
  }
}

export interface Outcome {
  flags: number
  deliveries: number
}

/** Plays all steps, then lets everything be well and expects every flag to be with the server, once. */
export async function playSchedule(play: Play, schedule: Schedule): Promise<Outcome> {
  const { laboratory } = play
  if (schedule.byForm) play.outbox.submitted(await laboratory.flagByForm(), 'imminent')
  for (const step of schedule.steps) await playStep(play, step)
  await play.deliverAll()
  await correctRefused(play)
  await play.check()
  await expectAllDelivered(play)
  return { flags: play.outbox.links().length, deliveries: laboratory.proxy.exchanges.length }
}

/** Plays one step and expects what is seen to be what a perfect outbox would show. */
export async function playStep(play: Play, step: Step): Promise<void> {
  play.beginStep()
  await strike(play, step)
  await play.check()
  if (step.waits) await play.deliverAll()
}

/** The partner's side of the laboratory, and what a perfect outbox would show of all that was submitted in it. */
export function createPlay(laboratory: Laboratory): Play {
  const { device, proxy } = laboratory
  const outbox = createPerfectOutbox(() => Date.now())
  const history = () => allFlags(device.ask)
  const waitingIn = (flags: FlagStub[]) => flags.filter(({ state }) => state === 'queued' || state === 'sending')

  let stepStart = 0
  let deadUntil = 0
  const lastReasons = new Map<string, string>()

  function untrueReasons(flags: FlagStub[], reasons: Reason[]): FlagStub[] {
    const tries = proxy.exchanges.slice(stepStart).filter((one) => !mayHaveGivenWay(one, flags))
    const met = tries.flatMap(({ flags: sent }) => sent.map(({ id }) => id))
    return flags.filter(({ id, state, waiting, submittedAt }) => {
      const reason: Reason = waiting ?? (state === 'sending' ? 'sending' : 'first_try')
      // What was not tried in this step keeps what was told of it, or shown for want of any line, before.
      const before = [lastReasons.get(id) ?? 'first_try', ...wordsOn(id, proxy.exchanges)]
      const since = proxy.exchanges.findLast(({ flags: sent }) => sent.some((one) => one.id === id))?.end
      const failedAt = [deadUntil, ...proxy.failedPreflights]
      if (failedAt.some((at) => at > (since ?? Date.parse(submittedAt)))) before.push('no_line')
      return !reasons.includes(reason) && (met.includes(id) || !before.includes(reason))
    })
  }

  const metLast = () => (proxy.exchanges.length > stepStart ? proxy.exchanges.at(-1) : undefined)

  /** One flag alone that failed so often lets others pass: it may itself be what the line stumbles over. */
  async function isDoubted(link: string | undefined, seen: FlagStub[]): Promise<boolean> {
    const flag = seen.find((one) => one.link === link)
    const detail = flag && (await device.ask<FlagDetail | null>('history.read', { id: flag.id }))
    return (detail?.attempts.count ?? 0) >= TRIES_BEFORE_DOUBT
  }

  const play: Play = {
    laboratory,
    outbox,
    history,
    async submit(urgencies) {
      for (const urgency of urgencies) {
        const link = `https://www.facebook.com/sauti.ya.bonde/posts/${nextPost()}`
        await submitFlag(device, link, urgency)
        outbox.submitted(link, urgency)
      }
    },
    lineIsBack() {
      deadUntil = Date.now()
    },
    beginStep() {
      stepStart = proxy.exchanges.length
    },
    async expectWaiting(reasons) {
      let untrue: string[] = []
      try {
        await expect
          .poll(
            async () => {
              untrue = untrueReasons(waitingIn(await history()), reasons).map(({ id }) => id)
              return untrue.length
            },
            { timeout: PATIENCE_MS, message: `untrue reasons, beside ${reasons.join(', ')}` },
          )
          .toBe(0)
      } catch (cause) {
        throw new Error(`${cause}\n${await howItWent(untrue, laboratory).catch(String)}`, { cause })
      }
      for (const { id, waiting } of await history()) {
        // Connected again, what was not tried since goes out next.
        if (waiting) lastReasons.set(id, waiting === 'reconnect' ? 'first_try' : waiting)
      }
      await expect
        // What was asked for before this step ended when its flags were submitted: they pull all others forward.
        .poll(async () => planFaults(waitingIn(await history()), metLast(), await alarms(device)), {
          timeout: PATIENCE_MS,
          message: 'when the next try is planned',
        })
        .toEqual([])
    },
    async deliverAll() {
      await device.ask('outbox.sendNow')
      await expect
        .poll(async () => waitingIn(await history()).map(({ link, waiting, state }) => `${link} ${waiting ?? state}`), {
          timeout: PATIENCE_MS,
          message: 'flags that are stuck',
        })
        .toEqual([])
      await expect.poll(() => alarms(device), { message: 'alarms, with nothing left to send' }).toEqual([])
    },
    async check() {
      const seen = await history()
      const found = outbox.faultsIn(seen, laboratory.storedFlags())
      for (const violation of outbox.faultsInOrder(proxy.exchanges)) {
        if (!(await isDoubted(violation.passed, seen))) found.push(violation)
      }
      if (found.length > 0) throw new NotPerfect(found)
    },
  }
  return play
}

/** An imminent flag breaks off what is under way when it is submitted: such a try tells nothing of its flags. */
function mayHaveGivenWay({ flags: sent, start, end }: Exchange, seen: FlagStub[]): boolean {
  if (sent.some(({ urgency }) => urgencyRank(urgency) === 0)) return false
  const during = (at: number) => at > start - HEARD_AFTER_MS && at < (end ?? Date.now()) + HEARD_AFTER_MS
  return seen.some(({ urgency, submittedAt }) => urgencyRank(urgency) === 0 && during(Date.parse(submittedAt)))
}

/** What was told of a flag, try by try. */
function wordsOn(flagId: string, exchanges: readonly Exchange[]): Reason[] {
  return exchanges
    .filter(({ flags }) => flags.some(({ id }) => id === flagId))
    .flatMap(({ answer }): Reason[] | Reason => {
      if (!answer) return 'no_line'
      // It may have been lost on its way back.
      if (answer.results) return ['unanswered', 'no_line']
      if (!answer.isProblem) return 'foreign_line'
      if (answer.retryAfter) return 'asked_to_wait'
      return answer.status === 429 || answer.status >= 500 ? 'server_busy' : 'unanswered'
    })
}

let posts = 0
function nextPost(): string {
  posts += 1
  return `${Date.now()}${String(posts).padStart(5, '0')}`
}

/** Submits by the messages that the form sends; where its answer was lost, history says whether it is safe. */
async function submitFlag(device: Device, link: string, urgency: Urgency): Promise<void> {
  const { draft } = await device.ask<DraftView>('draft.start', { subject: { type: 'post', link } })
  const change = {
    category: 'direct_threat',
    urgency,
    language: 'sw',
    country: 'KE',
    note: 'They name the house, and the day.',
    goodFaith: true,
  }
  await device.ask('draft.change', { id: draft.id, change })
  try {
    expect(await device.ask('draft.submit', { id: draft.id })).toMatchObject({ ok: true })
  } catch (error) {
    const seen = await device.ask<FlagStub[]>('history.list')
    if (!seen.some((flag) => flag.link === link)) throw error
  }
}

/** What is wrong with the planned next tries and the alarm. */
function planFaults(flags: FlagStub[], last: Pick<Exchange, 'answer'> | undefined, armed: number[]): string[] {
  const planned = flags.filter(({ state, waiting }) => state === 'sending' || (waiting && waiting !== 'reconnect'))
  // Of an imminent flag the background says when it is late, whatever it waits for.
  const told = flags.flatMap((flag) => (urgencyRank(flag.urgency) === 0 ? overdueTime(flag) : []))
  if (planned.length === 0) {
    return armed.some((alarm) => told.every((at) => at > alarm + 2_000)) ? ['an alarm rings for nothing'] : []
  }
  const found: string[] = []
  if (armed.length !== 1) found.push(`${armed.length} alarms`)
  const asked = last?.answer?.retryAfter ? last.answer.at + ASKED_SECONDS * 1_000 : 0
  // An HTTP date has no fractions of a second.
  const [alarm = 0] = armed
  if (alarm < asked - 2_000 && told.every((at) => at > alarm + 2_000)) {
    found.push('the alarm rings before the server is ready')
  }
  const hasImminent = planned.some(({ urgency }) => urgencyRank(urgency) === 0)
  const latest = Math.max(
    Date.now() + Math.max(hasImminent ? LONGEST_IMMINENT_WAIT_MS : LONGEST_WAIT_MS, SHORTEST_ALARM_MS),
    asked,
  )
  if (alarm > latest + 2_000) found.push('the alarm rings too late')
  for (const { link, nextTryAt } of planned) {
    if (nextTryAt && Date.parse(nextTryAt) < asked - 2_000) found.push(`${link} is tried before the server is ready`)
  }
  return found
}

/** When it must be said that this imminent flag is late; none where that time has passed. */
function overdueTime({ submittedAt }: FlagStub): number[] {
  const at = Date.parse(submittedAt) + IMMINENT_LIMIT_MS
  return at > Date.now() ? [at] : []
}

/** When the background wakes by itself to send, in epoch milliseconds. */
async function alarms(device: Device): Promise<number[]> {
  const page = await device.page()
  try {
    return await page.evaluate(async () => {
      type Alarms = { getAll(): Promise<{ name: string; scheduledTime: number }[]> }
      const { chrome } = globalThis as unknown as { chrome: { alarms: Alarms } }
      const all = await chrome.alarms.getAll()
      return all.filter(({ name }) => name === 'deliver').map(({ scheduledTime }) => scheduledTime)
    })
  } catch (error) {
    if (!isEnded(error)) throw error
    return alarms(device)
  }
}

/** As the partner does with a flag that the server refused: opens it again, and sends it again. */
async function correctRefused({ laboratory: { device }, outbox, history, deliverAll }: Play): Promise<void> {
  for (const { id, link, state, mended } of await history()) {
    if (state !== 'needs_fix' || mended) continue
    const { draft } = await device.ask<DraftView>('history.mend', { id })
    await device.ask('draft.change', { id: draft.id, change: { note: 'Said otherwise.' } })
    expect(await device.ask('draft.submit', { id: draft.id })).toMatchObject({ ok: true })
    outbox.corrected(link ?? '')
  }
  await deliverAll()
}

async function expectAllDelivered({ laboratory, outbox, history }: Play): Promise<void> {
  const received = (await history()).filter(({ reference, mended }) => reference !== null && !mended)
  const links = received.map(({ link }) => link ?? '').toSorted()
  expect(links).toEqual(outbox.links().toSorted())
  const stored = laboratory.storedFlags().map(({ link }) => link ?? '')
  expect(stored.toSorted()).toEqual(links)
  const { waiting } = await laboratory.device.ask<Overview>('overview.read')
  expect(waiting).toBe(0)
}
