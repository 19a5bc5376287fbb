import { GROUPS, peopleOf, VIEWER } from '../content/people.ts'
import frameStyles from './frame.module.css'
import { Avatar, Icon } from './icons.tsx'
import { trackedLink } from './tracked-link.ts'
import { words } from './words.ts'

const SECTIONS = [
  { name: words.friends, icon: 'group' },
  { name: words.memories, icon: 'globe' },
  { name: words.saved, icon: 'like' },
  { name: words.reels, icon: 'play' },
  { name: words.marketplace, icon: 'home' },
] as const

/** The viewer, the site's sections and the viewer's groups. */
export function LeftRail() {
  return (
    <div role="navigation" className={frameStyles.rail}>
      <a href="/nadira.velsun" role="link">
        <Avatar name={null} seed="viewer" size={36} />
        <span dir="auto">{VIEWER.name}</span>
      </a>
      {SECTIONS.map(({ name, icon }) => (
        <div key={name} role="button" tabIndex={0}>
          <span className={frameStyles.railIcon}>
            <Icon name={icon} />
          </span>
          <span dir="auto">{name}</span>
        </div>
      ))}
      <h2>{words.groups}</h2>
      {GROUPS.map(({ name, number }) => (
        <a key={number} href={`/groups/${number}/`} role="link">
          <span className={frameStyles.railIcon}>
            <Icon name="group" />
          </span>
          <span dir="auto">{name}</span>
        </a>
      ))}
    </div>
  )
}

/** An advert and the contacts. It has the role that the photo viewer's sidebar has too. */
export function RightRail() {
  return (
    <div role="complementary" className={frameStyles.rail}>
      <h2>{words.sponsored}</h2>
      <a href={trackedLink('/PenhallinMillKitchen', ',P-R')} role="link" aria-label={words.sponsored}>
        <img alt="" width={112} height={112} src="/media/photo-rail.svg" className={frameStyles.railPicture} />
        <span dir="auto">Penhallin Mill: bread on Fridays</span>
      </a>
      <h2>{words.contacts}</h2>
      {[...peopleOf('sw'), ...peopleOf('ar'), ...peopleOf('es')].map(({ name, number }) => (
        <div key={number} role="button" tabIndex={0}>
          <Avatar name={null} seed={number} size={36} />
          <span dir="auto">{name}</span>
        </div>
      ))}
    </div>
  )
}
