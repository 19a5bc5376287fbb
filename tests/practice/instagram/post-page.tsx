import type { InstagramPost } from '../content/instagram-posts.ts'
import frameStyles from './frame.module.css'
import { Media } from './media.tsx'
import { PostDetails } from './post-modal.tsx'
import viewerStyles from './viewer.module.css'

/** A post loaded by its address. Some people are shown an article there, others are not. */
export function PostPage({ post, hasArticle }: { post: InstagramPost; hasArticle: boolean }) {
  const Root = hasArticle ? 'article' : 'div'
  return (
    <main role="main" className={`${frameStyles.profile} ${frameStyles.alone}`}>
      <Root className={viewerStyles.modal}>
        <div>
          <Media post={post} />
        </div>
        <div className={viewerStyles.details}>
          <PostDetails post={post} />
        </div>
      </Root>
    </main>
  )
}
