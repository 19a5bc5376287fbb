// Pages full of names and links on which nobody would count a post.
import { groupByNumber, peopleOf } from '../content/people.ts'
import frameStyles from './frame.module.css'
import { Avatar } from './icons.tsx'
import { trackedLink } from './tracked-link.ts'
import { words } from './words.ts'

/** The members of a group. */
export function Members({ number }: { number: string }) {
  return (
    <div role="main" className={frameStyles.single}>
      <h1>{groupByNumber(number)?.name}</h1>
      <h2>{words.members}</h2>
      <div role="list">
        {(['en', 'sw', 'ar'] as const).flatMap(peopleOf).map((person) => (
          <div key={person.number} role="listitem" data-visualcompletion="ignore-dynamic">
            <a
              href={trackedLink(`/groups/${number}/user/${person.number}/`, '<,P-R')}
              aria-hidden="true"
              tabIndex={-1}
              role="link"
            >
              <Avatar name={null} seed={person.number} size={60} />
            </a>
            <a href={trackedLink(`/groups/${number}/user/${person.number}/`, ',P-R')} role="link" tabIndex={0}>
              {person.name}
            </a>
            <div aria-expanded="false" aria-haspopup="menu" role="button" tabIndex={0} aria-label={words.actions} />
          </div>
        ))}
      </div>
    </div>
  )
}

const PRICES = Array.from({ length: 12 }, (_, place) => 20 + place)

/** Things for sale. */
export function Marketplace() {
  return (
    <div role="main" className={frameStyles.single}>
      <h1>{words.marketplace}</h1>
      <div className={frameStyles.tiles}>
        {PRICES.map((price) => (
          <a key={price} href={`/marketplace/item/80421196${price}/?ref=browse`} role="link" tabIndex={0}>
            <img alt="" width={200} height={200} src={`/media/photo-item${price}.svg`} />
            <span dir="auto">Solar lamp, two nights, {price} coins</span>
          </a>
        ))}
      </div>
    </div>
  )
}
