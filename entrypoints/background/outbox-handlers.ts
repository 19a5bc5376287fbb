// What pages may ask about the queue.
import type { PageCalls } from '../../utils/messages/page-contract.ts'
import type { Handlers, Sender } from '../../utils/messages/receive.ts'
import type { Core } from './core.ts'
import type { Notify } from './notify.ts'

type OutboxHandlers = Pick<
  Handlers<PageCalls, Sender>,
  | 'outbox.sendNow'
  | 'outbox.pause'
  | 'outbox.hold'
  | 'outbox.withdraw'
  | 'outbox.carried'
  | 'outbox.takeIn'
  | 'outbox.takeInSaid'
  | 'outbox.adopt'
>

/** Handlers over the outbox. None of them waits for the line. */
export function createOutboxHandlers({
  core,
  notify,
  deliverAll,
}: {
  core: () => Promise<Core>
  notify: Notify
  /** Starts sending all that waits; not waited for. */
  deliverAll: () => void
}): OutboxHandlers {
  return {
    async 'outbox.sendNow'() {
      deliverAll()
      return null
    },
    async 'outbox.pause'({ paused }) {
      await (await core()).pause.set(paused)
      deliverAll()
      await notify('overview', null)
      return null
    },
    async 'outbox.hold'({ id, held }) {
      await (await core()).outbox.hold(id, held)
      deliverAll()
      await notify('history', null)
      return null
    },
    async 'outbox.withdraw'({ id }) {
      const { outbox, events, sayings } = await core()
      // What was said of it goes nowhere now, but is still the partner's.
      const withdrawn = await sayings.exclusive(async () => {
        const unsaid = (await events.ofFlag(id)).map(({ entry }) => entry.event)
        return outbox.withdraw(id, Date.now(), unsaid.length > 0 ? [await sayings.restored(id, unsaid)] : [])
      })
      // The alarm may have been for this flag only.
      deliverAll()
      await notify('history', null)
      return { withdrawn }
    },
    'outbox.carried': async () => (await core()).carry.carried(),
    async 'outbox.takeIn'({ flags }) {
      const taken = await (await core()).carry.takeIn(flags)
      deliverAll()
      await notify('history', null)
      return taken
    },
    async 'outbox.takeInSaid'({ events }) {
      const taken = await (await core()).carry.takeInSaid(events)
      deliverAll()
      await notify('history', null)
      return taken
    },
    async 'outbox.adopt'({ which }) {
      const { outbox, destination } = await core()
      const to = await destination()
      if (to) await outbox.adopt(which, to)
      deliverAll()
      await notify('history', null)
      return null
    },
  }
}
