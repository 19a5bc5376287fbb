import { VIEWER } from '../content/people.ts'
import frameStyles from './frame.module.css'
import { Avatar } from './icons.tsx'
import { words } from './words.ts'

/** The box that asks what is on the viewer's mind. */
export function Composer() {
  return (
    <div aria-label={words.post} role="region" className={`${frameStyles.card} ${frameStyles.composer}`}>
      <a aria-label={VIEWER.name} href="/nadira.velsun" role="link">
        <Avatar name={VIEWER.name} seed="viewer" />
      </a>
      <div role="button" tabIndex={0} className={frameStyles.box}>
        <span>{words.whatsOnYourMind(VIEWER.firstName)}</span>
      </div>
    </div>
  )
}
