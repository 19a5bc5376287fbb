import { useRef, useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { Feedback, PartnerEventKind } from '../../utils/flag/partner-events.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { useSend } from '../ui/send.tsx'

export interface Saying {
  words: string
  feedback: Feedback | null
  /** `not_now`: the flag has moved on; `failed`: the background gave no answer. */
  problem: 'not_now' | 'failed' | null
  isSaved: boolean
  isSending: boolean
  write(words: string): void
  choose(feedback: Feedback): void
  /** Sends the words as `shown` makes them; resolves to true where they are safely queued. */
  say(shown: (words: string) => string): Promise<boolean>
}

/**
 * What the partner says of one kind: shown at once, kept at each change, sent once. `onSaid` reads the flag again.
 * What is typed here stands before what is kept, until it is sent.
 */
export function useSaying(detail: FlagDetail, kind: PartnerEventKind, onSaid: () => Promise<void>): Saying {
  const send = useSend()
  const { id } = detail.stub
  const [typed, setTyped] = useState<{ words?: string; feedback?: Feedback }>({})
  const [problem, setProblem] = useState<Saying['problem']>(null)
  const [isSaved, setSaved] = useState(true)
  const [isSending, setSending] = useState(false)
  // The same until it is known to be queued: pressed again after a lost answer, nothing is said twice.
  const eventId = useRef<string | null>(null)
  const saving = useRef<Promise<unknown>>(Promise.resolve())
  const words = typed.words ?? detail.saying.words[kind] ?? ''
  const feedback = kind === 'feedback' ? (typed.feedback ?? detail.saying.feedback) : null

  function keep(change: { words?: string; feedback?: Feedback }): void {
    setTyped((before) => ({ ...before, ...change }))
    setProblem(null)
    // A message each, at once: the popup may be gone the next moment.
    const request = send('saying.change', { id, change: { kind, ...change } }).then(
      () => setSaved(true),
      () => setSaved(false),
    )
    saving.current = Promise.all([saving.current, request])
  }

  return {
    words,
    feedback,
    problem,
    isSaved,
    isSending,
    write: (text) => keep({ words: text }),
    choose: (choice) => keep({ feedback: choice }),
    async say(shown) {
      if (isSending) return false
      setSending(true)
      setProblem(null)
      eventId.current ??= uuidv7()
      try {
        await saving.current
        const said = { ...(words.trim() !== '' && { words: shown(words) }), ...(feedback && { feedback }) }
        const answer = await send('saying.send', { id, event: { id: eventId.current, kind, ...said } })
        if (!answer.said) {
          setProblem('not_now')
          return false
        }
        eventId.current = null
        await onSaid()
        setTyped({})
        setSaved(true)
        return true
      } catch {
        setProblem('failed')
        return false
      } finally {
        setSending(false)
      }
    },
  }
}
