// @vitest-environment happy-dom
import { act } from 'react'
import { expect, test } from 'vitest'
import { FlagScreen } from '../../../components/form/flag-screen.tsx'
import type { Draft } from '../../../utils/flag/draft.ts'
import type { LinkVerdict } from '../../../utils/flag/link-verdict.ts'
import type { Subject } from '../../../utils/flag/subject.ts'
import { exampleCapture, unknown } from '../example-capture.ts'
import { DRAFT_ID, exampleView } from './example-draft.ts'
import { enter, one, press, showOnStage } from './stage.tsx'

const POST = 'https://www.facebook.com/some.body/posts/123456789'
const COMMENT = `${POST}?comment_id=55555`
const COMMENT_DRAFT = '01938d6e-0000-4000-8000-000000000002'
const capture = exampleCapture({ permalink: unknown })

/** A form whose background says this of each link that it is asked about. */
async function openForm(verdict: LinkVerdict, more: Partial<Draft> = {}) {
  let draft = exampleView({}, { subject: { type: 'post', link: null }, ...more }).draft
  const stage = await showOnStage(<FlagScreen draftId={DRAFT_ID} />, {
    answers: {
      'draft.read': () => exampleView({}, draft),
      'draft.change': ({ change }) => {
        draft = { ...draft, ...(change.subject && { subject: change.subject }) }
        return exampleView({}, draft)
      },
      'draft.start': ({ subject }) => exampleView({}, { id: COMMENT_DRAFT, subject }),
      'link.check': () => verdict,
    },
  })
  const field = one<HTMLInputElement>(stage.page, '#flag-link')
  return {
    ...stage,
    field,
    /** What belongs to the field for those who hear it. */
    described: () =>
      (field.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => (id ? one(stage.page, `[id="${id}"]`).textContent : ''))
        .join(' '),
    subject: (): Subject => draft.subject,
    async paste(link: string) {
      await act(async () => field.focus())
      await act(async () => void field.dispatchEvent(new Event('paste', { bubbles: true })))
      await enter(field, link, 'insertFromPaste')
    },
  }
}

test('what was pasted is judged at once, what is typed only once it is left', async () => {
  const { field, paste, asked, described, t } = await openForm({ fits: false, trouble: 'group' })
  await act(async () => field.focus())
  await enter(field, 'https://www.facebook.com/gro')
  expect(asked('link.check')).toEqual([])
  await paste('https://www.facebook.com/groups/1')
  const subject = { type: 'post', link: 'https://www.facebook.com/groups/1' }
  expect(asked('link.check')).toEqual([{ draftId: DRAFT_ID, subject }])
  expect(described()).toBe(t('form.link.trouble.group'))
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(field.value).toBe('https://www.facebook.com/groups/1')
  await enter(field, 'https://www.facebook.com/groups/12')
  expect(described()).toBe('')
  await act(async () => field.blur())
  expect(described()).toBe(t('form.link.trouble.group'))
})

test('a link that stands in the field when it is opened is judged too', async () => {
  const link = 'https://www.youtube.com/watch?v=1'
  const { described, t } = await openForm({ fits: false, trouble: 'other_site' }, { subject: { type: 'post', link } })
  expect(described()).toBe(t('form.link.trouble.other_site'))
})

test('a link that fits is left without a word', async () => {
  const { field, paste, described } = await openForm({ fits: true })
  await paste(POST)
  expect(described()).toBe('')
  expect(field.getAttribute('aria-invalid')).toBeNull()
})

test('a short link may be right: it is no error', async () => {
  const { field, paste, described, t } = await openForm({ fits: false, trouble: 'short' })
  await paste('https://fb.watch/e7evUqiV1-/')
  expect(described()).toBe(t('form.link.trouble.short'))
  expect(field.getAttribute('aria-invalid')).toBeNull()
})

const aComment: LinkVerdict = { fits: false, trouble: 'comment', post: POST, comment: COMMENT }

test("of a comment's link the post's is taken where that was meant", async () => {
  const { page, paste, subject, described, t } = await openForm(aComment)
  await paste(COMMENT)
  expect(described()).toBe(t('form.link.trouble.comment'))
  await press(page, t('form.link.usePost'))
  expect(subject()).toEqual({ type: 'post', link: POST })
  expect(described()).toBe('')
})

test('or the comment is flagged, in this draft where no post was captured', async () => {
  const { page, paste, subject, asked, t } = await openForm(aComment)
  await paste(COMMENT)
  await press(page, t('form.link.flagComment'))
  expect(subject()).toEqual({ type: 'comment', link: COMMENT })
  expect(asked('draft.start')).toEqual([])
})

test("beside a captured post the comment gets a draft of its own: the post's text is not the comment's", async () => {
  const { page, paste, subject, asked, t } = await openForm(aComment, { capture })
  await paste(COMMENT)
  await press(page, t('form.link.flagComment'))
  expect(asked('draft.start')).toEqual([{ subject: { type: 'comment', link: COMMENT } }])
  expect(location.hash).toBe(`#flag/${COMMENT_DRAFT}`)
  expect(subject().type).toBe('post')
})
