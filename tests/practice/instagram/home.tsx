import { useRef } from 'react'
import { type InstagramPost, instagramAdvert, instagramPost, instagramUsers } from '../content/instagram-posts.ts'
import { VIEWER } from '../content/people.ts'
import { useLoadedCount } from '../page/loaded-count.ts'
import { switches } from '../page/switches.ts'
import { VirtualList } from '../page/virtual-list.tsx'
import frameStyles from './frame.module.css'
import { PostArticle } from './post-article.tsx'
import { AccountLink, Face } from './post-header.tsx'
import { words } from './words.ts'

const FIRST = 6

/** Stories, the endless feed and the suggestions beside it. */
export function Home() {
  const { loaded, loadMore } = useLoadedCount(FIRST, switches.posts)
  const posts = useRef<InstagramPost[]>([])
  const postAt = (index: number) => {
    const post = posts.current[index] ?? instagramPost({ at: 'home' }, index)
    posts.current[index] = post
    return post
  }
  return (
    <main role="main" className={frameStyles.home} data-interactable="|click||input||keydown||keyup||change|">
      <div className={frameStyles.middle}>
        <StoryTray />
        <div className={frameStyles.feed}>
          <VirtualList
            count={loaded}
            arrived={loaded}
            recycles={false}
            virtual={switches.virtual}
            estimate={820}
            onWanting={loadMore}
            renderItem={(index, ref) => (
              <>
                <PostArticle ref={ref} post={postAt(index)} />
                {switches.units && index === 0 && <SuggestedAccounts />}
                {switches.units && index === 1 && <PostArticle post={instagramAdvert()} />}
              </>
            )}
          />
        </div>
      </div>
      <div className={frameStyles.beside}>
        <div className={frameStyles.person}>
          <Face user={VIEWER.instagramName} size={44} />
          <a href={`/${VIEWER.instagramName}/`} role="link" tabIndex={0} className={frameStyles.account}>
            {VIEWER.instagramName}
          </a>
        </div>
        <span className={frameStyles.faint}>{words.forYou}</span>
        {instagramUsers()
          .slice(4, 9)
          .map((user) => (
            <div key={user} className={frameStyles.person}>
              <Face user={user} size={44} />
              <a href={`/${user}/`} role="link" tabIndex={0} className={frameStyles.account}>
                {user}
              </a>
              <div role="button" tabIndex={0} className={frameStyles.action}>
                {words.follow}
              </div>
            </div>
          ))}
      </div>
    </main>
  )
}

function StoryTray() {
  return (
    <div data-pagelet="story_tray" className={frameStyles.stories}>
      <ul>
        {instagramUsers()
          .slice(0, 7)
          .map((user) => (
            <li key={user} tabIndex={-1}>
              <div aria-label={words.storyOf(user)} role="button" tabIndex={0}>
                <span className={frameStyles.storyRing}>
                  <Face user={user} size={66} />
                </span>
                <span dir="auto">{user}</span>
              </div>
            </li>
          ))}
      </ul>
    </div>
  )
}

/** What stands between the posts and is none. */
function SuggestedAccounts() {
  return (
    <div>
      <span dir="auto">{words.suggestedAccounts}</span>
      <ul>
        {instagramUsers()
          .slice(8, 12)
          .map((user) => (
            <li key={user} className={frameStyles.person}>
              <Face user={user} size={44} />
              <AccountLink user={user} />
              <div role="button" tabIndex={0} className={frameStyles.action}>
                {words.follow}
              </div>
            </li>
          ))}
      </ul>
    </div>
  )
}
