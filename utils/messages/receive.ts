// The background's ear: checks who speaks and what they say before anything is done.
import * as z from 'zod/mini'
import { CarriedEventSchema } from '../api/carried-event.ts'
import { CarriedFlagSchema } from '../api/carried-flag.ts'
import { AnswersSchema, LanguageTagSchema } from '../flag/answers.ts'
import { PlatformNameSchema } from '../flag/capture.ts'
import { ContextShapeSchema } from '../flag/context-schema.ts'
import { FEEDBACK, PARTNER_EVENTS } from '../flag/partner-events.ts'
import { PostReadingSchema, PostSketchSchema } from '../flag/post-reading.ts'
import { SubjectSchema } from '../flag/subject.ts'
import { FlagQuerySchema, PeriodSchema } from '../history/flag-query.ts'
import { SavedViewSchema } from '../history/saved-views.ts'
import type { PageCalls } from './page-contract.ts'
import type { Answer } from './send.ts'
import type { ContentCalls } from './site-contract.ts'

const none = z.null()
const id = z.string().check(z.minLength(1), z.maxLength(64))
const link = z.object({ link: z.string().check(z.maxLength(2_048)) })
const answer = AnswersSchema.shape
const said = { id: z.uuid(), kind: z.enum(PARTNER_EVENTS) }
const words = z.string().check(z.maxLength(4_000))
/** A field that is either absent or given: `undefined` would overwrite what is stored. */
const given = z.exactOptional

const CONTENT_SCHEMAS: { [K in keyof ContentCalls]: z.ZodMiniType<ContentCalls[K]['in']> } = {
  'control.texts': none,
  'posts.flagged': none,
  'posts.recognise': z.object({
    post: PostSketchSchema,
    text: z.nullable(z.object({ value: z.string().check(z.maxLength(20_000)), truncated: z.boolean() })),
  }),
  wake: none,
  'capture.start': z.object({ captureId: z.uuid(), reading: PostReadingSchema, finished: z.boolean() }),
  'capture.finish': z.object({ captureId: z.uuid(), reading: PostReadingSchema }),
  'line.online': none,
  'site.changed': z.strictObject({ platform: PlatformNameSchema }),
  'post.gone': z.strictObject({ url: z.url().check(z.maxLength(2_048)) }),
}

const PAGE_SCHEMAS: { [K in keyof PageCalls]: z.ZodMiniType<PageCalls[K]['in']> } = {
  'overview.read': none,
  'settings.change': z.strictObject({ uiLanguage: z.nullable(LanguageTagSchema) }),
  'draft.read': z.object({ id }),
  'draft.current': none,
  'draft.start': z.object({ subject: SubjectSchema }),
  'draft.select': z.object({ id: z.nullable(id) }),
  'draft.change': z.object({
    id,
    change: z.strictObject({
      subject: given(SubjectSchema),
      category: given(answer.category),
      urgency: given(answer.urgency),
      language: given(answer.language),
      country: given(answer.country),
      note: given(answer.note),
      noteChoices: given(answer.noteChoices),
      context: given(ContextShapeSchema),
      keepPersonal: given(z.boolean()),
      keepPersonalOfPost: given(z.boolean()),
      identity: given(answer.identity),
      goodFaith: given(answer.goodFaith),
    }),
  }),
  'draft.undo': z.object({ id }),
  'draft.clear': z.object({ id }),
  'draft.undoClear': z.object({ id }),
  'draft.discard': z.object({ id }),
  'draft.restore': none,
  'draft.repeat': z.object({ id }),
  'draft.known': z.object({ id }),
  'draft.earlier': z.object({ id, link: z.nullable(z.string()) }),
  'draft.submit': z.object({ id }),
  'link.check': z.object({ draftId: id, subject: SubjectSchema }),
  'snippet.keep': z.object({ text: answer.note.check(z.minLength(1)) }),
  'snippet.drop': z.object({ text: answer.note }),
  'page.address': none,
  'site.notice': none,
  'site.dismiss': z.object({ platform: PlatformNameSchema, tabId: z.int() }),
  'site.report': z.object({ tabId: z.int() }),
  'history.list': none,
  'history.find': FlagQuerySchema,
  'history.waiting': none,
  'history.figures': PeriodSchema,
  'history.views': none,
  'history.keepView': SavedViewSchema,
  'history.dropView': z.object({ name: SavedViewSchema.shape.name }),
  'history.read': z.object({ id }),
  'history.mend': z.object({ id }),
  'history.sync': none,
  'history.opened': none,
  'saying.change': z.object({
    id,
    change: z.strictObject({ kind: said.kind, words: given(words), feedback: given(z.nullable(z.enum(FEEDBACK))) }),
  }),
  'saying.send': z.object({
    id,
    event: z.strictObject({ ...said, words: given(words), feedback: given(z.enum(FEEDBACK)) }),
  }),
  'saying.takeBack': z.object({ eventId: z.uuid() }),
  'alerts.read': none,
  'alerts.choose': z.object({ news: z.boolean() }),
  'retention.read': none,
  'retention.choose': z.object({ days: z.nullable(z.literal([0, 7, 30, 90])) }),
  'history.erase': z.object({ id }),
  'history.eraseAll': none,
  'outbox.sendNow': none,
  'outbox.pause': z.object({ paused: z.boolean() }),
  'outbox.hold': z.object({ id, held: z.boolean() }),
  'outbox.withdraw': z.object({ id }),
  'outbox.adopt': z.object({ which: z.enum(['unaddressed', 'elsewhere']) }),
  'outbox.carried': none,
  'outbox.takeIn': z.object({ flags: z.array(CarriedFlagSchema).check(z.maxLength(50)) }),
  'outbox.takeInSaid': z.object({ events: z.array(CarriedEventSchema).check(z.maxLength(50)) }),
  'connection.inspect': link,
  'connection.accept': link,
  'connection.leave': none,
  'line.online': none,
}

type Calls = { [K: string]: { in: unknown; out: unknown } }
export type Handlers<C extends { [K in keyof C]: Calls[string] }, From> = {
  [K in keyof C]: (payload: C[K]['in'], from: From) => Promise<C[K]['out']>
}

/** Who sent a message, as the browser vouches for it. */
export interface Sender {
  id?: string | undefined
  url?: string | undefined
  frameId?: number | undefined
  tab?: { id?: number | undefined; windowId?: number | undefined } | undefined
}

/** This extension: its id, and the address that all of its pages start with, up to and with the first slash. */
export interface Self {
  id: string
  root: string
}

/** How far a sender is trusted: our own pages all the way, content scripts with `ContentCalls`, anybody else not at all. */
export function trustOf(sender: Sender, own: Self): 'page' | 'content' | 'none' {
  if (sender.id !== own.id || !sender.url) return 'none'
  if (sender.url.startsWith(own.root)) return 'page'
  return sender.tab && sender.frameId === 0 ? 'content' : 'none'
}

/** Says why an error happened in a code that the screens have words for. */
export type Explain = (error: unknown) => Exclude<Answer<never>, { ok: true }>['code']

/**
 * Makes the listener for `runtime.onMessage`. Messages that are not of the contract, or from a sender that may not send
 * them, are answered `refused`; errors of a handler are answered by code, never with their text.
 */
export function createReceiver({
  own,
  content,
  page,
  explain,
}: {
  own: Self
  content: Handlers<ContentCalls, Sender>
  page: Handlers<PageCalls, Sender>
  explain: Explain
}): (message: unknown, sender: Sender) => Promise<Answer<unknown>> | undefined {
  const MessageSchema = z.object({ type: z.string(), payload: z.unknown() })
  return (message, sender) => {
    const parsed = z.safeParse(MessageSchema, message)
    if (!parsed.success) return undefined
    const { type, payload } = parsed.data
    const trust = trustOf(sender, own)
    if (trust === 'page' && Object.hasOwn(PAGE_SCHEMAS, type)) {
      const name = type as keyof PageCalls
      return reply(PAGE_SCHEMAS[name], page[name] as Handler, payload, sender)
    }
    if (trust === 'content' && Object.hasOwn(CONTENT_SCHEMAS, type)) {
      const name = type as keyof ContentCalls
      return reply(CONTENT_SCHEMAS[name], content[name] as Handler, payload, sender)
    }
    return Promise.resolve({ ok: false, code: 'refused' })
  }

  async function reply(
    schema: z.ZodMiniType,
    handler: Handler,
    payload: unknown,
    sender: Sender,
  ): Promise<Answer<unknown>> {
    const parsed = z.safeParse(schema, payload)
    if (!parsed.success) return { ok: false, code: 'refused' }
    try {
      return { ok: true, value: await handler(parsed.data, sender) }
    } catch (error) {
      return { ok: false, code: explain(error) }
    }
  }
}

/** A handler whose payload was parsed by the schema of the same name just before. */
type Handler = (payload: unknown, from: Sender) => Promise<unknown>
