import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Draft } from '../../utils/flag/draft.ts'
import type { LinkVerdict } from '../../utils/flag/link-verdict.ts'
import { useSend } from '../ui/send.tsx'

interface Judged {
  /** Null while nothing was asked, or the background has not answered. */
  verdict: LinkVerdict | null
  /** Asks what a link leads to. An answer to an older question is dropped. */
  judge(link: string | null): void
  /** The link is being changed: what was said of it no longer holds. */
  forget(): void
}

/** What the draft's link leads to, by the background. Asked by itself where the link is first shown, and for each type of subject. */
export function useLinkVerdict({ id, subject }: Draft): Judged {
  const send = useSend()
  const [verdict, setVerdict] = useState<LinkVerdict | null>(null)
  const turn = useRef(0)
  const forget = () => {
    turn.current += 1
    setVerdict(null)
  }
  const judge = (link: string | null) => {
    forget()
    if (!link) return
    const mine = turn.current
    send('link.check', { draftId: id, subject: { ...subject, link } }).then(
      (answer) => mine === turn.current && setVerdict(answer),
      // Only a help beforehand: what can't be sent is said at submit, and that nothing is saved by the form itself.
      () => {},
    )
  }
  const judgeShown = useEffectEvent(() => judge(subject.link))
  // biome-ignore lint/correctness/useExhaustiveDependencies: another type asks something else of the same link.
  useEffect(() => judgeShown(), [id, subject.type])
  return { verdict, judge, forget }
}
