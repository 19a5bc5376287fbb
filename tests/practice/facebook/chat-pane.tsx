import { facebookPost } from '../content/facebook-posts.ts'
import { peopleOf } from '../content/people.ts'
import { seededRandom } from '../content/seeded-random.ts'
import { remark } from '../content/writings.ts'
import frameStyles from './frame.module.css'
import { Avatar } from './icons.tsx'
import { words } from './words.ts'

/** An open chat at the lower edge: private, with a link to a post, and nothing to flag. */
export function ChatPane() {
  const [partner] = peopleOf('es')
  if (!partner) return null
  const random = seededRandom('chat')
  return (
    <div aria-label={partner.name} role="dialog" className={frameStyles.chat}>
      <h2>
        <Avatar name={null} seed={partner.number} size={32} />
        <span dir="auto">{partner.name}</span>
      </h2>
      <div role="grid" aria-label={words.contacts}>
        {[1, 2, 3].map((line) => (
          <div key={line} role="row">
            <div role="gridcell" dir="auto">
              {remark(random, 'es')}
            </div>
          </div>
        ))}
        <div role="row">
          <a href={`https://www.facebook.com${facebookPost({ at: 'home' }, 0).path}`} role="link">
            {words.post}
          </a>
        </div>
      </div>
    </div>
  )
}
