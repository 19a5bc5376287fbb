import { useState } from 'react'
import type { Overview } from '../../utils/messages/page-views.ts'
import { goTo } from '../shell/route.ts'
import { Button } from '../ui/button.tsx'
import { EnglishWords } from '../ui/english-words.tsx'
import { FieldError } from '../ui/field.tsx'
import { useSend } from '../ui/send.tsx'
import { ShortLink } from '../ui/short-link.tsx'
import { type TaxonomyTexts, useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { TimeText } from '../ui/time-text.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { UrgencyWord } from '../ui/urgency-word.tsx'

type DraftLine = Overview['drafts'][number]

interface DraftListProps {
  drafts: DraftLine[]
  /** The draft that the form shows; it can only be discarded. */
  shownId: string | null
  onDiscardedShown?: () => void
}

/** Unfinished flags, each to be continued or discarded. */
export function DraftList({ drafts, shownId, onDiscardedShown }: DraftListProps) {
  const texts = useTaxonomyTexts()
  return (
    <ul className="drafts">
      {drafts.map((draft) => (
        <DraftRow
          key={draft.id}
          draft={draft}
          texts={texts}
          isShown={draft.id === shownId}
          onDiscarded={() => draft.id === shownId && onDiscardedShown?.()}
        />
      ))}
    </ul>
  )
}

interface DraftRowProps {
  draft: DraftLine
  texts: TaxonomyTexts | null
  isShown: boolean
  onDiscarded: () => void
}

function DraftRow({ draft, texts, isShown, onDiscarded }: DraftRowProps) {
  const { t } = useTranslator()
  const send = useSend()
  const [failed, setFailed] = useState(false)
  const { id, author, link, category, urgency, updatedAt } = draft
  const name = author ?? link ?? t('drafts.untitled')
  const attempt = (work: Promise<unknown>, done: () => void) => {
    setFailed(false)
    work.then(done, () => setFailed(true))
  }
  const open = () => attempt(send('draft.select', { id }), () => goTo({ screen: 'flag', draftId: id }))
  const discard = () => attempt(send('draft.discard', { id }), onDiscarded)
  return (
    <li className="draft">
      <div className="draft-words">
        <span className="author">
          {author ? <bdi>{author}</bdi> : link ? <ShortLink link={link} /> : t('drafts.untitled')}
        </span>
        <span className="meta">
          {category ? (
            <bdi>
              <EnglishWords when={texts?.isEnglish(category) ?? false}>{texts?.label(category)}</EnglishWords>
            </bdi>
          ) : (
            t('drafts.needsDetails')
          )}{' '}
          · <TimeText at={updatedAt} />
        </span>
        {urgency && <UrgencyWord urgency={urgency} />}
      </div>
      {failed && <FieldError id={`${id}-failed`} text={t('drafts.failed')} />}
      <div className="draft-actions">
        {!isShown && (
          <Button small onClick={open}>
            {t('drafts.continue')}
          </Button>
        )}
        <Button small tone="quiet" aria-label={t('drafts.discardNamed', { name })} onClick={discard}>
          {t('drafts.discard')}
        </Button>
      </div>
    </li>
  )
}
