import { useId } from 'react'
import type { Term } from '../../utils/flag/context-schema.ts'
import { type ContextField, MOST_TERMS } from '../../utils/flag/context-table.ts'
import { useDraft } from '../form/form-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useContextAnswers } from './use-context-answers.ts'
import { useKnown } from './use-known.ts'

/** What was explained before and can be taken over: terms that this post contains, and the event that was named last. */
export function Offers({ fields }: { fields: ContextField[] }) {
  const { t } = useTranslator()
  const fullId = useId()
  const { draft, change } = useDraft()
  const { context, answer } = useContextAnswers()
  const known = useKnown(draft.id)
  const asks = (id: string) => fields.some((field) => field.id === id)
  const answered = Array.isArray(context.terms) ? (context.terms as Term[]) : []
  const explained = answered.filter((term) => Object.keys(term).length > 0)
  const terms = asks('terms') ? known.terms.filter(({ term }) => !answered.some((other) => other.term === term)) : []
  const event = Object.fromEntries(Object.entries(known.event).filter(([id]) => asks(id) && !(id in context)))
  const eventName = typeof event.event_name === 'string' ? event.event_name : null
  if (terms.length === 0 && eventName === null) return null
  const isFull = terms.length > 0 && explained.length >= MOST_TERMS
  return (
    <div className="stack is-tight">
      <ul className="chips" aria-label={t('context.offers')} aria-describedby={isFull ? fullId : undefined}>
        {terms.map((term) => (
          <li key={String(term.term)}>
            <button
              type="button"
              className="chip"
              disabled={isFull}
              onClick={() => answer('terms', [...explained, term])}
            >
              <Icon name="again" />
              {t('context.offerTerm')} <bdi>{String(term.term)}</bdi>
            </button>
          </li>
        ))}
        {eventName !== null && (
          <li>
            <button type="button" className="chip" onClick={() => void change({ context: { ...context, ...event } })}>
              <Icon name="again" />
              {t('context.offerEvent')} <bdi>{eventName}</bdi>
            </button>
          </li>
        )}
      </ul>
      {isFull && (
        <p className="hint" id={fullId}>
          {t('context.termsFull', { most: MOST_TERMS })}
        </p>
      )}
    </div>
  )
}
