import { type ComponentProps, useState } from 'react'
import { UI_LANGUAGES } from '../../utils/i18n/languages.ts'
import { useOverviewState } from '../ui/overview.tsx'
import { Select } from '../ui/select.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** Chooses the extension's own language, each by its own name; holds at once, on every screen. */
export function LanguageSelect(rest: Omit<ComponentProps<'select'>, 'value' | 'onChange' | 'children'>) {
  const { t, language } = useTranslator()
  const send = useSend()
  const { refresh } = useOverviewState()
  const [failed, setFailed] = useState(false)
  const choose = async (uiLanguage: string) => {
    setFailed(false)
    try {
      await send('settings.change', { uiLanguage })
      await refresh()
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      <Select {...rest} value={language.tag} onChange={(event) => void choose(event.target.value)}>
        {UI_LANGUAGES.map(({ tag, name }) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </Select>
      {failed && (
        <p className="error" role="alert">
          {t('shell.unanswered')}
        </p>
      )}
    </>
  )
}
