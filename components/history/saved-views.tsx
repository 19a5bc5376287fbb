import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { isolate } from '../../utils/i18n/isolate.ts'
import type { SavedView } from '../../utils/messages/page-views.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { PrivateInput } from '../ui/private-input.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useHistory } from './history-context.tsx'
import type { HistoryView } from './history-store.ts'

/** Searches and filters under a name: shown again with one press, kept on this device. `children` are what a view is made of. */
export function SavedViews({ children }: { children: ReactNode }) {
  const { t } = useTranslator()
  const send = useSend()
  const { view, show } = useHistory()
  const [views, setViews] = useState<SavedView[]>([])
  const [name, setName] = useState('')
  const [failed, setFailed] = useState(false)
  const answer = useCallback(async (asked: Promise<SavedView[]>) => {
    try {
      setViews(await asked)
      setFailed(false)
      return true
    } catch {
      setFailed(true)
      return false
    }
  }, [])
  useEffect(() => void answer(send('history.views')), [send, answer])
  const keep = async () => {
    const wanted = name.trim()
    if (wanted && (await answer(send('history.keepView', { ...view, name: wanted })))) setName('')
  }
  return (
    <>
      {views.length > 0 && (
        <ul className="line" aria-label={t('filter.views')}>
          {views.map((kept) => (
            <li className="saved-view" key={kept.name}>
              <Button
                small
                aria-pressed={isSame(kept, view)}
                onClick={() => show({ search: kept.search, filters: kept.filters, sort: kept.sort })}
              >
                <bdi>{kept.name}</bdi>
              </Button>
              <IconButton
                small
                icon="close"
                label={t('filter.dropView', { name: isolate(kept.name) })}
                onClick={() => void answer(send('history.dropView', { name: kept.name }))}
              />
            </li>
          ))}
        </ul>
      )}
      {children}
      <form
        className="keep-view"
        onSubmit={(event) => {
          event.preventDefault()
          void keep()
        }}
      >
        <Field label={t('filter.viewName')} error={failed ? t('filter.viewsFailed') : undefined}>
          {(control) => (
            <PrivateInput {...control} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        <Button type="submit">{t('filter.keepView')}</Button>
      </form>
    </>
  )
}

function isSame(kept: HistoryView, view: HistoryView): boolean {
  const plain = ({ search, filters, sort }: HistoryView) =>
    JSON.stringify([search.trim(), Object.entries(filters).sort(), sort])
  return plain(kept) === plain(view)
}
