import type { FacebookComment, FacebookPost } from '../content/facebook-posts.ts'
import { VIEWER } from '../content/people.ts'
import { ageWords } from '../page/age-words.ts'
import frameStyles from './frame.module.css'
import { Avatar, Icon } from './icons.tsx'
import { TextLines } from './message.tsx'
import postStyles from './post.module.css'
import { trackedLink } from './tracked-link.ts'
import { words } from './words.ts'

/** The comments that a post shows, and the box for the viewer's own. */
export function Comments({ post }: { post: FacebookPost }) {
  if (post.comments.length === 0) return null
  return (
    <div className={postStyles.comments}>
      {post.comments.map((comment) => (
        <Comment key={comment.id} comment={comment} post={post} />
      ))}
      <div className={postStyles.comment}>
        <Avatar name={VIEWER.name} seed="viewer" size={32} />
        <div aria-label={words.writeComment} role="textbox" tabIndex={0} className={frameStyles.box}>
          <span>{words.writeComment}</span>
        </div>
      </div>
    </div>
  )
}

function Comment({ comment, post }: { comment: FacebookComment; post: FacebookPost }) {
  const { author, id, text, minutesOld } = comment
  const query = `comment_id=${encodeURIComponent(id)}`
  const profile = trackedLink(`${author.vanity ? `/${author.vanity}` : '/profile.php'}?${query}`, 'R]-R')
  const age = ageWords(minutesOld)
  return (
    <div aria-label={words.commentBy(author.name, age)} role="article" tabIndex={-1} className={postStyles.comment}>
      <a aria-hidden="true" href={profile} role="link" tabIndex={-1}>
        <Avatar name={null} seed={author.number} size={32} />
      </a>
      <div>
        <div className={postStyles.bubble}>
          <a href={profile} role="link" tabIndex={0}>
            <strong dir="auto">{author.name}</strong>
          </a>
          <div dir="auto">
            <TextLines text={text} />
          </div>
        </div>
        <ul className={postStyles.commentLine}>
          <li>
            <a href={trackedLink(`${post.path}${post.path.includes('?') ? '&' : '?'}${query}`, 'R]-R')} role="link">
              {age}
            </a>
          </li>
          <li>
            <div role="button" tabIndex={0}>
              {words.like}
            </div>
          </li>
          <li>
            <div role="button" tabIndex={0}>
              {words.reply}
            </div>
          </li>
        </ul>
      </div>
      <div aria-expanded="false" aria-haspopup="menu" aria-label="…" role="button" tabIndex={0}>
        <Icon name="dots" size={16} />
      </div>
    </div>
  )
}
