// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { controlSlot } from '../../../utils/platforms/facebook/control-slot.ts'

const ROUND = 'style="border-top-left-radius: 8px"'
const post = (inside: string) => {
  document.body.innerHTML = `<div aria-posinset="1">${inside}</div>`
  return document.body.firstElementChild as Element
}
const containerIn = (inside: string) => {
  const root = post(inside)
  const { container } = controlSlot(root) ?? {}
  return container === root ? 'post' : container?.id
}

const DEEP = `<div><div><div id="deep" ${ROUND}><div>Head</div><div ${ROUND}>Words</div></div></div></div>`
const NEAR = `<div id="near" ${ROUND}><div>Head</div><div>Words</div></div>`
const NONE = '<div><div>Head</div><div>Words</div></div>'
const APART = `<div>Head</div><div ${ROUND}>Words</div>`

test.each([
  ['the card lies deep', DEEP, 'deep'],
  ['the next one, too', DEEP, 'deep'],
  ['the next one lies higher', NEAR, 'near'],
  ['deep again', DEEP, 'deep'],
  ['no card', NONE, 'post'],
  ['a rounded block beside another is no card', APART, 'post'],
  ['a card after posts without one', NEAR, 'near'],
])('the control goes into the card: %s', (_, inside, expected) => {
  expect(containerIn(inside)).toBe(expected)
})
