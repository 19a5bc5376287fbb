// What the browser showed of a post at the click. Content scripts take only the types from here.
import * as z from 'zod/mini'

const MAX_TEXT = 20_000
const MAX_LINK = 2_048
const MAX_NAME = 300

/**
 * One thing read from the page: the value, where it was read, and how sure that is.
 * Unknown is `{value: null, source: 'none', sure: 'no'}` and stays so.
 */
function reading<T extends z.core.$ZodType>(value: T) {
  return z.strictObject({
    value: z.nullable(value),
    /** The rule that gave it, for maintainers: `timestamp-link`, `location`, `heading` … Never words of the page. */
    source: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
    sure: z.enum(['yes', 'likely', 'no']),
  })
}

const link = z.string().check(z.maxLength(MAX_LINK), z.regex(/^https:\/\/\S+$/))
/** Numbers, `pfbid…`, short codes, names in addresses: nothing that a sentence fits in. */
const id = z.string().check(z.regex(/^[\w.:-]{1,200}$/))

export const PlatformNameSchema = z.enum(['facebook', 'instagram'])
/** The sites that Fieldflag reads. */
export type PlatformName = z.infer<typeof PlatformNameSchema>

/** Other ids of the post that the page showed, each as the site writes it. */
export const PostIdsSchema = z.strictObject({
  /** The site's own id of the post: number, `pfbid…` or Instagram short code. */
  post: z.optional(id),
  /** A second id of the same post, where the page shows both a number and a `pfbid…`. */
  numericPost: z.optional(id),
  photo: z.optional(id),
  video: z.optional(id),
  album: z.optional(id),
  group: z.optional(id),
  /** The comment or reply that the page's address leads to: the post is flagged, but this is what was looked at. */
  comment: z.optional(id),
  /** The slide of a carousel that was on screen, counted from 1. */
  slide: z.optional(z.int().check(z.positive())),
})
export type PostIds = z.infer<typeof PostIdsSchema>

export const CaptureSchema = z.strictObject({
  platform: PlatformNameSchema,
  /** Address of the post itself in canonical form. */
  permalink: reading(link),
  ids: PostIdsSchema,
  /** The name that the page shows for the author. */
  author: reading(z.string().check(z.maxLength(MAX_NAME))),
  authorLink: reading(link),
  /** The text as a person sees it, with its line breaks. */
  text: reading(z.string().check(z.maxLength(MAX_TEXT))),
  /** True where the page holds a "See more" for this text. */
  truncated: z.boolean(),
  /** When it was posted, as precise as the page says: ISO 8601 where the page gives it, else the page's own words. */
  postedAt: reading(z.string().check(z.maxLength(120))),
  kind: z.enum(['post', 'group_post', 'reel', 'video', 'photo', 'story', 'event_post', 'unknown']),
  media: z.strictObject({
    kind: z.enum(['none', 'photo', 'video', 'reel', 'carousel', 'link', 'unknown']),
    /** How many pictures or slides; absent where the page does not say. */
    count: z.optional(z.int().check(z.positive())),
  }),
  isReshare: z.boolean(),
  /** Address of the post that this one shares; absent where it shares none, and in captures from before it was read. */
  original: z.optional(reading(link)),
  /** True for an advert; absent for any other post. */
  sponsored: z.optional(z.boolean()),
  /** BCP 47 tag of the page's own language, null where the page has none. */
  pageLanguage: z.nullable(z.string().check(z.maxLength(35))),
  /** ISO 8601, UTC. */
  capturedAt: z.iso.datetime(),
  /** Name and version of the program that read the post, as in `Fieldflag 0.1.0`. */
  capturedBy: z.string().check(z.maxLength(60), z.regex(/^[\w.-]+[ /][\w.-]+$/)),
})
/** What the browser showed of a post. Made by a platform, sealed when its link is found or given up. */
export type Capture = z.infer<typeof CaptureSchema>

/** One thing read from the page; see `reading`. */
export interface Reading<T> {
  value: T | null
  source: string
  sure: 'yes' | 'likely' | 'no'
}

/** What a flag keeps of a capture: the fields that its category lets through. */
export const KeptCaptureSchema = z.partial(CaptureSchema)
export type KeptCapture = z.infer<typeof KeptCaptureSchema>
