// What pages may ask about one flag: its whole story, what the partner says to its reviewers, and its deletion here.
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { Handlers, Sender } from '../../utils/messages/receive.ts'
import type { Core } from './core.ts'
import type { Notify } from './notify.ts'

type Conversation = Pick<
  Handlers<PageCalls, Sender>,
  | 'history.read'
  | 'history.erase'
  | 'history.eraseAll'
  | 'saying.change'
  | 'saying.send'
  | 'saying.takeBack'
  | 'retention.read'
  | 'retention.choose'
  | 'alerts.read'
  | 'alerts.choose'
>

export function createConversationHandlers({
  core,
  notify,
  deliverAll,
  postsChanged,
}: {
  core: () => Promise<Core>
  notify: Notify
  /** Starts sending all that waits; not waited for. */
  deliverAll: () => void
  /** Other posts are known as flagged than before: pages ask again; not waited for. */
  postsChanged: () => void
}): Conversation {
  return {
    async 'history.read'({ id }) {
      const { history, linkState, sayings, serverClock } = await core()
      const found = await history.read(id, await linkState())
      return found && { ...found, saying: await sayings.read(id), clockOffset: await serverClock.offset() }
    },
    async 'saying.change'({ id, change }) {
      await (await core()).sayings.change(id, change)
      return null
    },
    async 'saying.send'({ id, event: { words, ...event } }) {
      const { events, sayings, serverClock, destination } = await core()
      const now = Date.now()
      // Half a character has no canonical form, and the server would refuse all for it.
      const whole = words === undefined ? event : { ...event, words: words.toWellFormed() }
      const said = await sayings.exclusive(async () =>
        events.say(id, whole, {
          now,
          serverNow: now + (await serverClock.offset()),
          destination: await destination(),
          also: [await sayings.cleared(id, event.kind)],
        }),
      )
      if (said === 'queued') deliverAll()
      await notify('history', id)
      return { said: said !== 'not_now' }
    },
    async 'saying.takeBack'({ eventId }) {
      const { events, sayings } = await core()
      const taken = await sayings.exclusive(() =>
        events.takeBack(eventId, async ({ event }, flagId) => [await sayings.restored(flagId, [event])]),
      )
      // The alarm may have been for this one only.
      deliverAll()
      await notify('history', null)
      return { takenBack: taken }
    },
    'retention.read': async () => (await core()).retention.days(),
    async 'retention.choose'({ days }) {
      const { retention } = await core()
      await retention.choose(days)
      await retention.purge()
      await notify('history', null)
      return null
    },
    'alerts.read': async () => ({ news: (await (await core()).newsAlert.read()) === true }),
    async 'alerts.choose'({ news }) {
      await (await core()).newsAlert.write(news)
      await notify('overview', null)
      return null
    },
    async 'history.erase'({ id }) {
      const erased = await (await core()).erase(id)
      postsChanged()
      deliverAll()
      await notify('history', null)
      return { erased }
    },
    async 'history.eraseAll'() {
      await (await core()).eraseAll()
      postsChanged()
      deliverAll()
      await notify('overview', null)
      await notify('history', null)
      return null
    },
  }
}
