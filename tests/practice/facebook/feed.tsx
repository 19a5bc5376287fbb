import { useRef } from 'react'
import { type FacebookPlace, type FacebookPost, facebookPost } from '../content/facebook-posts.ts'
import { useLoadedCount } from '../page/loaded-count.ts'
import { switches } from '../page/switches.ts'
import { useTicks } from '../page/ticks.ts'
import { VirtualList } from '../page/virtual-list.tsx'
import type { Cohort } from './cohort.ts'
import frameStyles from './frame.module.css'
import postStyles from './post.module.css'
import { PostCard } from './post-card.tsx'
import { UnitAfter } from './units.tsx'
import { words } from './words.ts'

/** How many posts come with the page, and how many blank roots announce the next ones. */
const FIRST = 8
const BLANK = 2

/** An endless list of posts. Only the home feed uses its nodes again; others unmount what is far away. */
export function Feed({ place, cohort, recycles }: { place: FacebookPlace; cohort: Cohort; recycles: boolean }) {
  const { loaded, loadMore } = useLoadedCount(FIRST, switches.posts)
  const drops = useTicks(switches.drops)
  const blank = switches.stream > 0 ? 0 : Math.min(BLANK, switches.posts - loaded)
  const posts = useRef<FacebookPost[]>([])
  const postAt = (index: number) => {
    const post = posts.current[index] ?? facebookPost(place, index)
    posts.current[index] = post
    return post
  }
  return (
    <>
      <VirtualList
        role={cohort.isFeed ? 'feed' : undefined}
        count={loaded + blank}
        arrived={loaded}
        recycles={recycles}
        virtual={switches.virtual}
        estimate={520}
        onWanting={loadMore}
        renderItem={(index, ref) => (
          <>
            <PostCard
              // Every other time the root stays, and what is in it goes.
              key={Math.floor(drops / 2)}
              drops={drops}
              ref={ref}
              position={index + 1}
              post={index < loaded ? postAt(index) : null}
              cohort={cohort}
            />
            {switches.units && <UnitAfter index={index} />}
          </>
        )}
      />
      {loaded < switches.posts && [1, 2].map((place) => <Skeleton key={place} />)}
    </>
  )
}

/** A placeholder with the role of a post and nothing in it. */
function Skeleton() {
  return (
    <div role="article" className={postStyles.root}>
      <div aria-label={words.loading} role="status" data-visualcompletion="loading-state" tabIndex={-1}>
        <div className={`${frameStyles.card} ${postStyles.skeleton}`}>
          <div className={postStyles.glimmer} />
          <div className={postStyles.glimmer} />
          <div className={postStyles.glimmer} />
        </div>
      </div>
    </div>
  )
}
