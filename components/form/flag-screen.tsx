import { useEffect, useRef, useState } from 'react'
import { useOverview } from '../ui/overview.tsx'
import { DraftScreen } from './draft-screen.tsx'
import { SentScreen } from './sent-screen.tsx'
import { StartScreen } from './start-screen.tsx'

/**
 * The form of one draft (of the current one where none is named), where to begin without one, and what became of it
 * after sending. The popup opens while its draft is still being written, so the screen follows the current draft until
 * it is touched; from then on nothing takes it away.
 */
export function FlagScreen({ draftId }: { draftId: string | null }) {
  const { currentDraftId } = useOverview()
  const [shownId, setShownId] = useState(draftId ?? currentDraftId)
  const [sentFlagId, setSentFlagId] = useState<string | null>(null)
  const touched = useRef(false)
  const onTouch = () => {
    touched.current = true
  }
  const startAnother = () => {
    setSentFlagId(null)
    setShownId(null)
  }
  useEffect(() => {
    if (draftId === null && currentDraftId !== null && !touched.current) setShownId(currentDraftId)
  }, [draftId, currentDraftId])
  return (
    <div className="flag-screen" onKeyDownCapture={onTouch} onInputCapture={onTouch} onPointerDownCapture={onTouch}>
      {sentFlagId ? (
        <SentScreen flagId={sentFlagId} onAnother={startAnother} />
      ) : shownId ? (
        <DraftScreen key={shownId} draftId={shownId} onSent={setSentFlagId} onAnother={startAnother} />
      ) : (
        <StartScreen onStarted={setShownId} />
      )}
    </div>
  )
}
