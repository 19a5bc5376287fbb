import { useEffect, useState } from 'react'
import { type CommandName, useHost } from './host.tsx'
import { useTranslator } from './translator.tsx'

/** The keys that the browser holds for a command now, or where to choose some while there are none. */
export function Keys({ command }: { command: CommandName }) {
  const { t } = useTranslator()
  const { shortcuts } = useHost()
  const [keys, setKeys] = useState<string | null>(null)
  useEffect(() => {
    const life = new AbortController()
    const read = async () => {
      const found = await shortcuts.read(command)
      if (!life.signal.aborted) setKeys(found)
    }
    // They are changed on another page of the browser, from which the partner comes back.
    addEventListener('focus', () => void read(), { signal: life.signal })
    void read()
    return () => life.abort()
  }, [shortcuts, command])
  if (keys === null) return null
  if (keys !== '') return <kbd>{keys.replaceAll('+', ' ')}</kbd>
  return (
    <>
      ({t('settings.noShortcut')} <bdi dir="ltr">{shortcuts.page}</bdi>)
    </>
  )
}
