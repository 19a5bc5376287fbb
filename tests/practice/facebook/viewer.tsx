import { type ReactNode, useEffect, useId, useRef } from 'react'
import { navigate } from '../page/navigation.ts'
import { DIALOG } from './cohort.ts'
import { Icon } from './icons.tsx'
import { PhotoViewer } from './photo-viewer.tsx'
import { PostCard } from './post-card.tsx'
import { ReelsViewer } from './reels-viewer.tsx'
import type { OpenViewer } from './route.ts'
import { StoryViewer } from './story-viewer.tsx'
import { VideoPage } from './video-page.tsx'
import viewerStyles from './viewer.module.css'
import { words } from './words.ts'

/** What lies over the page: a post in a dialog, or the viewers. Closing goes back to the page. */
export function Viewer({ viewer }: { viewer: OpenViewer }): ReactNode {
  const titleId = useId()
  const cameFromHere = useRef(history.state !== null)
  const close = () => (cameFromHere.current ? history.back() : navigate('/'))
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close()
    document.documentElement.style.overflow = 'hidden'
    addEventListener('keydown', onKey)
    return () => {
      document.documentElement.style.overflow = ''
      removeEventListener('keydown', onKey)
    }
  })
  const closeButton = (
    <div aria-label={words.close} role="button" tabIndex={0} className={viewerStyles.close} onClick={close}>
      <Icon name="close" />
    </div>
  )
  switch (viewer.kind) {
    case 'post':
      return (
        <div className={viewerStyles.overlay}>
          <div aria-labelledby={titleId} role="dialog" className={viewerStyles.dialog}>
            <div className={viewerStyles.dialogTitle}>
              <h2 id={titleId}>{words.postOf(viewer.post.author.name)}</h2>
              {closeButton}
            </div>
            <div aria-hidden="false" className={viewerStyles.dialogBody}>
              <PostCard position={1} post={viewer.post} cohort={DIALOG} />
            </div>
          </div>
        </div>
      )
    case 'photo':
      return <PhotoViewer post={viewer.post} photo={viewer.photo ?? ''} closeButton={closeButton} />
    case 'reel':
      return <ReelsViewer post={viewer.post} closeButton={closeButton} />
    case 'video':
      return <VideoPage post={viewer.post} closeButton={closeButton} />
    case 'story':
      return <StoryViewer story={viewer.story} closeButton={closeButton} />
  }
}
