// Delivery together with the API client: what is on the wire decides what becomes of a flag.
import { expect, test } from 'vitest'
import { createApiClient } from '../../../utils/api/client.ts'
import { createRig, SERVICE } from '../background-rig.ts'
import { finishedFlag } from '../finished-flag.ts'

/** A rig whose line answers each request so. */
function createRigOver(answer: () => Response) {
  const client = createApiClient({ origin: SERVICE.origin, token: 'a'.repeat(40), fetch: async () => answer() })
  return createRig(client.deliver)
}

test.each([
  [
    'a captive portal that says 200',
    () => new Response('<p>Sign in</p>', { headers: { 'content-type': 'text/html' } }),
  ],
  ['a captive portal that says it in JSON', () => Response.json({ login: 'required' })],
  ['half an answer', () => new Response('{"results":[{"id":"0')],
])('%s delivers nothing: the flag waits', async (_, answer) => {
  const rig = await createRigOver(answer)
  const flag = await finishedFlag()
  await rig.outbox.enqueue(flag, SERVICE, [])
  expect(await rig.delivery.run()).toBe(0)
  expect(await rig.outbox.rows()).toMatchObject([{ id: flag.id, state: 'queued' }])
  expect(await rig.store.read('stubs', flag.id)).toMatchObject({ reference: null })
})

test('a server that never answers is given up after the limit: the flag waits', async () => {
  const client = createApiClient({
    origin: SERVICE.origin,
    token: 'a'.repeat(40),
    limitMs: 20,
    fetch: (_, init) =>
      new Promise((__, reject) => init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))),
  })
  const rig = await createRig(client.deliver)
  const flag = await finishedFlag()
  await rig.outbox.enqueue(flag, SERVICE, [])
  expect(await rig.delivery.run()).toBe(0)
  expect(await rig.store.read('stubs', flag.id)).toMatchObject({ lastFailure: 'no_line' })
})
