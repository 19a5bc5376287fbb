import { html } from 'hono/html'
import { STATES, stateGroup } from '../../utils/flag/life-cycle.ts'
import { URGENCIES } from '../../utils/flag/taxonomy.ts'
import type { Queue, QueueFilter, QueueFlag } from './list-queue.ts'
import { stateName, timeLeft, urgencyMark } from './marks.ts'
import { type Html, type PageParts, page } from './page.ts'
import type { Visit } from './visit.ts'

const SHOWN_STATES = STATES.filter(
  (state) => stateGroup(state) !== 'on_device' && !['needs_fix', 'purged'].includes(state),
)

/** All that waits, or what the filter asks for. */
export function queuePage(
  visit: Visit,
  queue: Queue,
  filter: QueueFilter,
  counts: Omit<NonNullable<PageParts['tabs']>, 'current'>,
): Html {
  const { t } = visit.words
  const title = t(filter.takenBy === undefined ? 'desk.queue' : 'desk.mine')
  return page(visit, {
    title: `${title} · ${t('desk.name')}`,
    tabs: { current: filter.takenBy === undefined ? 'queue' : 'mine', ...counts },
    main: html`<div class="screen">
<h1 class="page-title">${title}</h1>
${filterForm(visit, filter)}
${queue.flags.length === 0 ? html`<p class="empty">${t('desk.nothing')}</p>` : queueList(visit, queue)}
${pages(visit, queue, filter)}</div>`,
  })
}

/** Flags by urgency, each a link to its page. */
export function queueList(visit: Visit, { flags, isWhole }: Queue, current?: string): Html {
  const { words } = visit
  const groups = [...Map.groupBy(flags, ({ urgency }) => urgency)]
  return html`${groups.map(
    ([urgency, own]) => html`<section class="queue-group" aria-labelledby="group-${urgency}">
<h2 class="group-head" id="group-${urgency}">${urgencyMark(words, urgency)} ${isWhole && html`<span class="number">${words.format.number(own.length)}</span>`}</h2>
<ul class="queue-list">${own.map((flag) => row(visit, flag, flag.id === current))}</ul></section>`,
  )}`
}

function row({ words, reviewer, now }: Visit, flag: QueueFlag, isCurrent: boolean): Html {
  const { t, format, texts } = words
  const stage = [
    stateName(words, flag.state),
    flag.takenBy !== null && (flag.takenBy === reviewer?.member ? t('desk.yours') : t('desk.taken')),
    flag.ofPost > 1 && t('desk.ofOnePost', { count: flag.ofPost }),
  ]
  return html`<li><a class="queue-row is-${flag.urgency}" href="/desk/flags/${flag.id}" ${isCurrent ? html`aria-current="true"` : ''}>
<span class="queue-top"><span class="author">${texts.label(flag.category)}</span>
${flag.dueAt !== null && timeLeft(words, flag.dueAt, now)}</span>
<span class="queue-where">${format.languageName(flag.language)} · ${format.countryName(flag.country)}</span>
<span class="queue-bottom"><span>${stage.filter((part) => part !== false).join(' · ')}</span>
<bdi class="reference">${flag.reference}</bdi></span></a></li>`
}

function filterForm({ words }: Visit, filter: QueueFilter): Html {
  const { t } = words
  const option = (value: string, name: string, chosen: string | undefined) =>
    html`<option value="${value}" ${value === (chosen ?? '') ? 'selected' : ''}>${name}</option>`
  return html`<form class="filters" method="get" action="/desk">
<div class="field"><label class="label" for="state">${t('desk.filter.state')}</label>
<select class="select" id="state" name="state">${option('', t('desk.filter.open'), filter.state)}
${SHOWN_STATES.map((state) => option(state, stateName(words, state), filter.state))}</select></div>
<div class="field"><label class="label" for="urgency">${t('form.urgency.label')}</label>
<select class="select" id="urgency" name="urgency">${option('', t('desk.filter.all'), filter.urgency)}
${URGENCIES.map((urgency) => option(urgency, t(`urgency.${urgency}.word`), filter.urgency))}</select></div>
<div class="field"><label class="label" for="reference">${t('desk.filter.reference')}</label>
<input class="input" id="reference" name="reference" value="${filter.reference}" dir="ltr" autocomplete="off" spellcheck="false"></div>
<label class="check"><input type="checkbox" name="mine" value="yes" ${filter.takenBy === undefined ? '' : 'checked'}><span>${t('desk.filter.mine')}</span></label>
<button class="button">${t('desk.show')}</button></form>`
}

function pages({ words: { t } }: Visit, { next }: Queue, filter: QueueFilter): Html {
  const address = (after?: string) => {
    const chosen = { state: filter.state, urgency: filter.urgency, mine: filter.takenBy && 'yes', after }
    const query = new URLSearchParams(
      Object.entries(chosen).filter((pair): pair is [string, string] => Boolean(pair[1])),
    )
    return `/desk?${query}`
  }
  return html`<nav class="line" aria-label="${t('desk.pages')}">
${filter.after !== undefined && html`<a class="button" href="${address()}">${t('desk.firstPage')}</a>`}
${next !== undefined && html`<a class="button" href="${address(next)}">${t('desk.nextPage')}</a>`}</nav>`
}
