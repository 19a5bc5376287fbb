// What a content script reads of a post, before its addresses are understood. Content scripts take only the types from
// here: the grammar of addresses stays in the background, so that the scripts in the sites' pages are small.
import * as z from 'zod/mini'
import { CaptureSchema, PlatformNameSchema } from './capture.ts'

/** An address as a page has it, tracking and all. */
const address = z.string().check(z.maxLength(4_096))
const field = CaptureSchema.shape

/** A link of the post itself that a person can see. */
const LinkSchema = z.strictObject({
  href: address,
  /** The site's own label of what the link is; empty where it has none. */
  label: z.string().check(z.maxLength(60)),
  /** Where in the post it stands: `time` is the link around the post's own time where that is marked as such. */
  part: z.enum(['heading', 'header', 'message', 'attachment', 'time']),
  /** True where it has words of its own. */
  words: z.boolean(),
  /** True where its words are drawn, not written. */
  drawn: z.boolean(),
})
export type ReadLink = z.infer<typeof LinkSchema>

/** A post as it stands on the page. Links in document order. */
export const PostReadingSchema = z.strictObject({
  platform: PlatformNameSchema,
  page: address,
  /** The page's own language, as it says. */
  pageLanguage: z.string().check(z.maxLength(100)),
  /** True where the post has no block of its own: the page's address is the post's. */
  onScreen: z.boolean(),
  /** True where the page, or the dialog over it, shows this post and no other. */
  alone: z.boolean(),
  author: field.author,
  authorHref: z.nullable(address),
  text: field.text,
  truncated: field.truncated,
  postedAt: field.postedAt,
  links: z.array(LinkSchema).check(z.maxLength(200)),
  /** Addresses of comments under the post. */
  comments: z.array(address).check(z.maxLength(20)),
  video: z.boolean(),
  picture: z.boolean(),
  /** How many slides a carousel has; 0 where it does not say, null where there is none. */
  slides: z.nullable(z.int().check(z.nonnegative(), z.maximum(1_000))),
})
export type PostReading = z.infer<typeof PostReadingSchema>

/** What tells which post it is, read without styles or layout. */
export const PostSketchSchema = z.strictObject({
  platform: PlatformNameSchema,
  page: address,
  /** True where the page is about this post and no other. */
  alone: z.boolean(),
  author: z.nullable(z.string().check(z.maxLength(300))),
  links: z.array(z.strictObject({ href: address, label: z.string().check(z.maxLength(60)) })).check(z.maxLength(60)),
  comments: z.array(address).check(z.maxLength(20)),
})
export type PostSketch = z.infer<typeof PostSketchSchema>
