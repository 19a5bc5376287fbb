// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
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

const AVATAR = `<a ${ROUND}><img></a><div>Words</div>`
const PHOTO = `<div id="near" ${ROUND}><div><div id="photo" ${ROUND}><img></div></div></div>`
const WORDS_BELOW = `<div id="near" ${ROUND}></div><span>Words</span><div>More</div>`

test.each([
  ['deep in its post', DEEP, 'deep'],
  ['near the root', NEAR, 'near'],
  ['nowhere', NONE, 'post'],
  ['nowhere, but a rounded block beside another', APART, 'post'],
  ["nowhere, but the author's picture is round", AVATAR, 'post'],
  ['around a rounded picture', PHOTO, 'near'],
  ['above what is no block', WORDS_BELOW, 'near'],
])('the control goes into the card, wherever the one of the post before lay: %s', (_, inside, expected) => {
  for (const before of [DEEP, NEAR, NONE, PHOTO]) {
    containerIn(before)
    expect(containerIn(inside)).toBe(expected)
  }
})

test('where the card lies as deep as the one before, no other block is asked for its style', () => {
  containerIn(DEEP)
  const next = post(DEEP)
  const asked: Element[] = []
  const { get } = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'style') ?? {}
  vi.spyOn(HTMLElement.prototype, 'style', 'get').mockImplementation(function (this: HTMLElement) {
    asked.push(this)
    return get?.call(this)
  })
  expect(controlSlot(next)?.container.id).toBe('deep')
  vi.restoreAllMocks()
  expect(asked.map(({ id }) => id)).toEqual(['deep'])
})
