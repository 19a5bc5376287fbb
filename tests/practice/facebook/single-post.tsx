import { useId } from 'react'
import type { FacebookPost } from '../content/facebook-posts.ts'
import { DIALOG } from './cohort.ts'
import frameStyles from './frame.module.css'
import { Card, PostCard } from './post-card.tsx'

/** A post on a page of its own. Bare, as in some groups, its root has no mark of a post at all. */
export function SinglePost({ post, isBare }: { post: FacebookPost; isBare: boolean }) {
  const id = useId()
  return (
    <div role="main" className={frameStyles.column}>
      {isBare ? (
        <div role="feed">
          <div role="presentation">
            <Card id={id} post={post} cohort={DIALOG} />
          </div>
        </div>
      ) : (
        <PostCard position={1} post={post} cohort={DIALOG} />
      )}
    </div>
  )
}
