import { useId } from 'react'
import { captureRules, NOTE_LIMIT } from '../../utils/flag/capture-rules.ts'
import { useDraft } from '../form/form-context.tsx'
import { Button } from '../ui/button.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { Fold } from './fold.tsx'

/** So much of a kept sentence is shown on its button. */
const SHOWN = 60

/** Sentences that the partner keeps for notes: add one, keep this one, drop one. */
export function Snippets() {
  const { t } = useTranslator()
  const tooLongId = useId()
  const send = useSend()
  const { draft, change } = useDraft()
  const { snippets } = useOverview()
  const { note, category } = draft.answers
  if (category !== null && !captureRules(category).freeText) return null
  const own = note.trim()
  const canKeep = own !== '' && !snippets.includes(own)
  if (snippets.length === 0 && !canKeep) return null
  const withSnippet = (text: string) => (own === '' ? text : `${own} ${text}`)
  const isTooLong = (text: string) => withSnippet(text).length > NOTE_LIMIT
  const someTooLong = snippets.some(isTooLong)
  // What fails to be kept or dropped is still there to be kept or dropped again.
  const ask = (type: 'snippet.keep' | 'snippet.drop', text: string) => void send(type, { text }).catch(() => null)
  return (
    <Fold
      className="fold-in"
      summary={
        <>
          {t('snippets.heading')}
          {snippets.length > 0 && <span className="meta push">{t('snippets.count', { count: snippets.length })}</span>}
        </>
      }
    >
      <div className="stack is-tight">
        <ul className="snippets" aria-describedby={someTooLong ? tooLongId : undefined}>
          {snippets.map((text) => (
            <li key={text} className="line">
              <button
                type="button"
                className="chip"
                // A longer note cannot be stored, and would keep each later change from being saved.
                disabled={isTooLong(text)}
                onClick={() => void change({ note: withSnippet(text) })}
              >
                <bdi>{text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text}</bdi>
              </button>
              <Button
                small
                tone="quiet"
                aria-label={t('snippets.dropNamed', { text: text.slice(0, SHOWN).toWellFormed() })}
                onClick={() => ask('snippet.drop', text)}
              >
                {t('snippets.drop')}
              </Button>
            </li>
          ))}
        </ul>
        {someTooLong && (
          <p className="hint" id={tooLongId}>
            {t('snippets.tooLong', { most: NOTE_LIMIT })}
          </p>
        )}
        {canKeep && (
          <div className="line">
            <Button small onClick={() => ask('snippet.keep', own)}>
              {t('snippets.keep')}
            </Button>
          </div>
        )}
      </div>
    </Fold>
  )
}
