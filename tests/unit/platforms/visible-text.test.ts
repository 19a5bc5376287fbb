// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest'
import { tidyText } from '../../../utils/platforms/tidy-text.ts'
import { visibleText } from '../../../utils/platforms/visible-text.ts'

function read(markup: string) {
  document.body.innerHTML = `<div id="text">${markup}</div>`
  const element = document.getElementById('text')
  if (!element) throw new Error('no element')
  const seen = visibleText(element)
  return { ...seen, text: tidyText(seen) }
}

beforeEach(() => {
  document.body.innerHTML = ''
})

test('lines stay lines', () => {
  expect(read('<div dir="auto">One</div><div dir="auto">two<br>three</div>').text).toBe('One\ntwo\nthree')
})

test('white space of the markup folds, that of the author stays', () => {
  expect(read('  One\n   <span style="display: inline">two</span>  ').text).toBe('One two')
  expect(read('<div style="white-space: pre-wrap">One\n  two</div>').text).toBe('One\n  two')
})

test('decoys, twins and hidden parts are left out', () => {
  const { text } = read(`<span>Seen</span><span data-0="0">Facebook</span><span aria-hidden="true">twin</span>
    <span hidden>hidden</span><span style="display:none">none</span><span style="visibility:hidden">folded</span>
    <span style="opacity:0">clear</span><svg><title>Shared with Public</title></svg>`)
  expect(text).toBe('Seen')
})

test('what is visible inside something folded away is seen', () => {
  const { text } = read('<div style="visibility:hidden">no <b style="visibility:visible">yes</b></div>')
  expect(text).toBe('yes')
})

test('emoji pictures are emoji, other pictures have no text', () => {
  const { text } = read('Water <img alt="🙇‍♂️"> <img alt="May be an image of 2 people"><img alt="5">')
  expect(text).toBe('Water 🙇‍♂️')
})

test('the button that offers the rest is no text, and says that there is more', () => {
  expect(read('<div dir="auto">Long… <div role="button">See more</div></div>')).toEqual({
    text: 'Long',
    truncated: true,
  })
  expect(read('<div dir="auto">Short…</div>')).toEqual({ text: 'Short…', truncated: false })
})
