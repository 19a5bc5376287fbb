// What stands between the posts of a feed and is none.
import { facebookPosts } from '../content/facebook-posts.ts'
import { GROUPS, peopleOf } from '../content/people.ts'
import frameStyles from './frame.module.css'
import { Avatar } from './icons.tsx'
import { trackedLink } from './tracked-link.ts'
import { words } from './words.ts'

/** The unit that follows the post at `index`, where one does. It takes a place in the list as posts do. */
export function UnitAfter({ index }: { index: number }) {
  const Unit = [People, Reels, Groups][index]
  if (!Unit) return null
  return (
    <div aria-posinset={100 + index} className={frameStyles.card}>
      <div data-virtualized="false">
        <Unit />
      </div>
    </div>
  )
}

function People() {
  return (
    <>
      <h3 dir="auto">{words.peopleYouMayKnow}</h3>
      {peopleOf('sw').map(({ name, number, vanity }) => (
        <div key={number}>
          <a href={trackedLink(vanity ? `/${vanity}` : `/profile.php?id=${number}`, ',P-R')} role="link">
            <Avatar name={null} seed={number} size={48} />
            <span dir="auto">{name}</span>
          </a>
          <div role="button" tabIndex={0}>
            {words.follow}
          </div>
        </div>
      ))}
    </>
  )
}

function Reels() {
  return (
    <>
      <h3 dir="auto">{words.reelsAndVideos}</h3>
      {facebookPosts({ at: 'home' }, 40)
        .filter(({ kind }) => kind === 'reel')
        .map(({ reel, author }) => (
          <a key={reel} aria-label={author.name} href={`/reel/${reel}/?s=ifu`} role="link">
            <img alt="" width={96} height={160} src={`/media/photo-${reel}.svg`} />
          </a>
        ))}
      <a href="/reel/?s=ifu_see_more" role="link">
        {words.seeMore}
      </a>
    </>
  )
}

function Groups() {
  return (
    <>
      <h3 dir="auto">{words.suggestedGroups}</h3>
      {GROUPS.map(({ name, number }) => (
        <div key={number}>
          <a href={trackedLink(`/groups/${number}/`, ',P-R')} role="link">
            {name}
          </a>
          <div role="button" tabIndex={0}>
            {words.join}
          </div>
        </div>
      ))}
      <a href="/groups/discover/" role="link">
        {words.seeMore}
      </a>
    </>
  )
}
