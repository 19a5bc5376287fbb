import type { ReactNode } from 'react'
import { shortened } from '../content/shortened.ts'
import { usePostState } from '../page/post-state.ts'
import { FACEBOOK_CUT } from '../posts.ts'
import type { Cohort } from './cohort.ts'
import postStyles from './post.module.css'
import { words } from './words.ts'

const EMOJI = /(\p{Extended_Pictographic}\uFE0F?)/u
/** U+034F: seen between the words of real posts, invisible. */
const WATERMARK = '\u034F'

/** A text with its lines as blocks and its emoji as pictures. `hasWatermarks` puts invisible characters between the words. */
export function TextLines({
  text,
  hasWatermarks = false,
  end,
}: {
  text: string
  hasWatermarks?: boolean
  end?: ReactNode
}) {
  const lines = text.split('\n').map((line, place, all) => ({ line, place, isLast: place === all.length - 1 }))
  return lines.map(({ line, place, isLast }) => (
    <div key={place} dir="auto" className={postStyles.line} style={{ textAlign: 'start' }}>
      <Line text={line} hasWatermarks={hasWatermarks} />
      {isLast && end}
    </div>
  ))
}

function Line({ text, hasWatermarks }: { text: string; hasWatermarks: boolean }) {
  const parts = text.split(EMOJI).map((part, place) => ({ part, place, isEmoji: place % 2 === 1 }))
  return parts.map(({ part, place, isEmoji }) =>
    isEmoji ? <Emoji key={place} emoji={part} /> : marked(part, hasWatermarks),
  )
}

function marked(text: string, hasWatermarks: boolean): string {
  return hasWatermarks ? text.replaceAll(' ', ` ${WATERMARK}`) : text
}

function Emoji({ emoji }: { emoji: string }) {
  const code = emoji.codePointAt(0)?.toString(16)
  return (
    <span className={postStyles.emoji}>
      <img height={16} width={16} alt={emoji} src={`/media/emoji-${code}.svg`} />
    </span>
  )
}

interface MessageProps {
  id: string
  postKey: string
  text: string
  cohort: Pick<Cohort, 'isCurrent' | 'isMarked'>
  hasWatermarks: boolean
}

/** What the author wrote, cut off with a "See more" where it is long. */
export function Message({ id, postKey, text, cohort, hasWatermarks }: MessageProps) {
  const [isOpen, setOpen] = usePostState(postKey, false)
  const { shown, isCut } = shortened(text, FACEBOOK_CUT.characters, FACEBOOK_CUT.lines)
  const more = isCut && !isOpen && (
    <>
      …{' '}
      <div role="button" tabIndex={0} className={postStyles.more} onClick={() => setOpen(true)}>
        {words.seeMore}
      </div>
    </>
  )
  return (
    <Marks id={id} cohort={cohort} className={postStyles.message}>
      <div>
        <div>
          <span dir="auto">
            <div>
              <TextLines text={isOpen ? text : shown} hasWatermarks={hasWatermarks} end={more} />
            </div>
          </span>
        </div>
      </div>
    </Marks>
  )
}

/** A short text on a coloured ground; a hidden twin repeats it, as on the site. */
export function BackgroundMessage({
  id,
  text,
  seed,
  cohort,
}: Pick<MessageProps, 'id' | 'text' | 'cohort'> & { seed: number }) {
  return (
    <Marks id={id} cohort={cohort}>
      <div className={postStyles[`ground${seed % 3}`]}>
        <div aria-hidden="true" className={postStyles.twin}>
          {text}
        </div>
        <div className={postStyles.large}>
          <TextLines text={text} />
        </div>
      </div>
    </Marks>
  )
}

/** The elements around a text, marked as the cohort has them. */
function Marks({
  id,
  cohort: { isCurrent, isMarked },
  className,
  children,
}: Pick<MessageProps, 'id' | 'cohort'> & { className?: string | undefined; children: ReactNode }) {
  const mark = isMarked ? 'message' : undefined
  const message = (
    <div data-ad-comet-preview={mark} data-ad-preview={mark} id={id} className={className}>
      {children}
    </div>
  )
  if (!isCurrent) return <div dir="auto">{message}</div>
  return (
    <div dir="auto">
      <div data-ad-rendering-role={isMarked ? 'story_message' : undefined}>{message}</div>
    </div>
  )
}
