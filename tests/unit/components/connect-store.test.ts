import { expect, test } from 'vitest'
import { createConnectStore } from '../../../components/connect/connect-store.ts'
import { createAsked } from './asked.ts'
import { exampleConnection } from './example-stub.ts'

const { origin, service } = exampleConnection

test('an answer about a link that was changed since is dropped', async () => {
  const { send, of } = createAsked()
  const store = createConnectStore(send)
  store.getState().change('first')
  const checked = store.getState().check()
  store.getState().change('second')
  await of('connection.inspect')[0]?.answer({ ok: true, origin, service })
  await checked
  expect(store.getState()).toMatchObject({ link: 'second', step: 'invite', found: null })
})

test('an invite is used once, however often the button is pressed', async () => {
  const { send, of } = createAsked()
  const store = createConnectStore(send)
  store.getState().change('link')
  const checked = store.getState().check()
  await of('connection.inspect')[0]?.answer({ ok: true, origin, service })
  await checked
  void store.getState().accept()
  void store.getState().accept()
  expect(of('connection.accept')).toHaveLength(1)
})
