// The stories of both sites: each person of Facebook and each account of Instagram has one.
import { instagramUsers } from './instagram-posts.ts'
import { type Person, personByNumber } from './people.ts'
import { seededRandom } from './seeded-random.ts'

export interface FacebookStory {
  author: Person
  /** Canonical. The last part is base64 of `S:_ISC:` and the card's number. */
  path: string
  minutesOld: number
}

/** A person's story. */
export function facebookStory(author: Person): FacebookStory {
  const random = seededRandom(`story-${author.number}`)
  const card = btoa(`S:_ISC:77${random.characters('0123456789', 13)}`)
  return { author, path: `/stories/${author.number}/${card}/`, minutesOld: 5 + random.below(1_200) }
}

/** The story at a path; undefined where there is none. */
export function facebookStoryAt(pathname: string): FacebookStory | undefined {
  const author = personByNumber(/^\/stories\/(\d+)\//.exec(pathname)?.[1] ?? '')
  return author && facebookStory(author)
}

export interface InstagramStory {
  user: string
  /** The story's number, which stands in its address. */
  number: string
  /** ISO 8601, UTC. */
  at: string
}

/** An account's story. Throws where there is no such account. */
export function instagramStory(user: string): InstagramStory {
  if (!instagramUsers().includes(user)) throw new RangeError('no such account')
  const random = seededRandom(`story-${user}`)
  const at = new Date(Date.UTC(2026, 10, 20, random.below(18), random.below(60))).toISOString()
  return { user, number: `35${random.characters('0123456789', 17)}`, at }
}
