import { expect, test } from 'vitest'
import { parseInvite } from '../../../utils/connection/invite.ts'

const secret = 'Ab3-_ZxQ9876543210aa'

test.each([
  [`https://flags.example/#i=${secret}`, 'https://flags.example'],
  [`  https://flags.example:8443/#i=${secret}\n`, 'https://flags.example:8443'],
  [`http://127.0.0.1:8787/#i=${secret}`, 'http://127.0.0.1:8787'],
  [`http://localhost:8787/#i=${secret}`, 'http://localhost:8787'],
])('%s leads to %s', (link, origin) => expect(parseInvite(link)).toEqual({ origin, secret }))

test.each([
  ['http outside this device', `http://flags.example/#i=${secret}`],
  ['no secret', 'https://flags.example/'],
  ['a secret in the query, which servers log', `https://flags.example/?i=${secret}`],
  ['a short secret', 'https://flags.example/#i=abc'],
  ['a user in the address', `https://flags.example@evil.example/#i=${secret}`],
  ['another scheme', `javascript://flags.example/#i=${secret}`],
  ['no link', 'hello'],
])('%s is no invite', (_, link) => expect(parseInvite(link)).toBeNull())
