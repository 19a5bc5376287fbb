import { useState } from 'react'
import { goTo } from '../shell/route.ts'
import { Button } from '../ui/button.tsx'
import { FieldError } from '../ui/field.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useDraft } from './form-context.tsx'

interface CommentChoiceProps {
  /** Canonical addresses: of the post, and of the comment in it. */
  post: string
  comment: string
  onChosen: () => void
}

/** A comment's link was pasted for a post: flag its post, or the comment. */
export function CommentChoice({ post, comment, onChosen }: CommentChoiceProps) {
  const { t } = useTranslator()
  const send = useSend()
  const { draft, change } = useDraft()
  const [failed, setFailed] = useState(false)
  const choosePost = () => {
    void change({ subject: { type: 'post', link: post } })
    onChosen()
  }
  const chooseComment = async () => {
    const subject = { type: 'comment' as const, link: comment }
    if (!draft.capture) {
      void change({ subject })
      onChosen()
      return
    }
    // What was read is the post's: the comment gets a flag of its own, and this one stays among the drafts.
    try {
      goTo({ screen: 'flag', draftId: (await send('draft.start', { subject })).draft.id })
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      {failed && <FieldError id="comment-failed" text={t('drafts.failed')} />}
      <div className="line">
        <Button small onClick={choosePost}>
          {t('form.link.usePost')}
        </Button>
        <Button small onClick={() => void chooseComment()}>
          {t('form.link.flagComment')}
        </Button>
      </div>
    </>
  )
}
