import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalJson } from '../../reporting-api/flags/canonical-json.ts'
import { makeFlag } from './make-flag.ts'

const isKept = (key: string) => !/^(\d|__proto__$)/.test(key)
/** As what arrives: no member is undefined, and keys and texts may hold halves of characters. */
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { withCrossShrink: true },
    fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
    fc.constantFrom(null, -0, 1e21, '\ud83d', '\\ud83d', 'ud83d', '\u2028'),
    fc.array(tie('value')),
    fc.dictionary(
      fc
        .oneof(fc.string({ unit: 'binary' }), fc.constantFrom('constructor', 'toString', '\ud800', '€', '\ufb33'))
        .filter(isKept),
      tie('value'),
    ),
  ),
})).value

it('gives what the library gives, and nothing where the library refuses', () => {
  fc.assert(
    fc.property(json, (value) => {
      expect(canonicalJson(value)).toBe(canonicalOrNone(value))
    }),
    { numRuns: 2_000 },
  )
})

it('gives what the library gives for a flag, in whatever order it comes', async () => {
  const flag = await makeFlag({ note: 'quotes " and \\ud800 as text, \u0000, 😀' })
  const turned = Object.fromEntries(Object.entries(flag).toReversed())
  expect(canonicalJson(turned)).toBe(canonicalize(flag))
})

it.each(['7', '07', '__proto__'])('refuses the key %s, which an object puts elsewhere', (key) => {
  expect(() => canonicalJson(JSON.parse(`{"a": {"${key}": 1}}`))).toThrow(TypeError)
})

function canonicalOrNone(value: unknown): string | undefined {
  try {
    return canonicalize(value)
  } catch {
    return undefined
  }
}
