// The words that stand on every list: how urgent, where it is, how much time is left.
import { html } from 'hono/html'
import { isKnownState, stateGroup } from '../../utils/flag/life-cycle.ts'
import type { Urgency } from '../../utils/flag/taxonomy.ts'
import type { Formats } from '../../utils/i18n/format.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import type { DeskWords } from './desk-words.ts'
import { type IconName, icon } from './icon.ts'

/** A state as reviewers call it: what partners read as "a question to you" is the desk's question to them. */
export function stateName({ t }: DeskWords, state: string): string {
  if (state === 'info_requested') return t('desk.waitsForPartner')
  return t((isKnownState(state) ? `state.${state}` : 'state.unknown') as TextKey)
}

/** An urgency by its shape, word and colour. */
export function urgencyMark({ t }: DeskWords, urgency: Urgency) {
  return html`<span class="urgency chip is-${urgency}">${icon(urgency)} ${t(`urgency.${urgency}.word`)}</span>`
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const ICONS: Record<string, IconName> = {
  needs_you: 'needs_you',
  decided: 'decided',
  closed: 'closed',
}

/** A state by its shape, word and colour. */
export function stateMark(words: DeskWords, state: string) {
  const group = stateGroup(state)
  const look = group.replaceAll('_', '-')
  return html`<span class="state is-${look}">${icon(ICONS[group] ?? 'with_reviewers')} ${stateName(words, state)}</span>`
}

/** What is left until the operator's target, or how late it is, in words. */
export function timeLeft({ t, format }: DeskWords, due: number, now: Date) {
  const left = due - now.getTime()
  return left > 0
    ? html`<span class="left">${t('desk.left', { time: duration(format, left) })}</span>`
    : html`<span class="left is-late">${t('desk.late', { time: duration(format, -left) })}</span>`
}

/** So many ms in words: within a day in hours and minutes, as clocks of some hours are read. */
export function duration(format: Formats, milliseconds: number): string {
  const say = (size: number) => format.age(new Date(0), new Date(size))
  const rest = milliseconds % HOUR
  const isPlain = milliseconds < HOUR || milliseconds >= DAY || rest < MINUTE
  return isPlain ? say(milliseconds) : `${say(milliseconds - rest)} ${say(rest)}`
}

/** A moment: how long ago, and which. */
export function moment({ format, moment }: DeskWords, at: string, now: Date) {
  const date = new Date(at)
  return html`<time datetime="${at}" title="${format.relativeTime(date, now)}">${moment(date)}</time>`
}
