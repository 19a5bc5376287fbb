import { useState } from 'react'
import { Button } from './button.tsx'
import { useTranslator } from './translator.tsx'
import { useDownload } from './use-download.ts'

interface SaveButtonProps {
  name: string
  /** MIME type. */
  type: string
  words: string
  /** The file's text; null where it can't be made. */
  make: () => string | null | Promise<string | null>
}

/** Makes a file and saves it as a download. On the full page only: a popup may die under the browser's dialog. */
export function SaveButton({ name, type, words, make }: SaveButtonProps) {
  const { t } = useTranslator()
  const { address, link, offer } = useDownload()
  const [failed, setFailed] = useState(false)
  const save = async () => {
    const text = await make()
    setFailed(text === null)
    if (text !== null) offer(new Blob([text], { type }))
  }
  return (
    <>
      <Button onClick={() => void save()}>{words}</Button>
      {/* Pressed by the button beside it, which is what people and screen readers find. */}
      {address && (
        <a ref={link} href={address} download={name} hidden>
          {words}
        </a>
      )}
      {failed && <span role="alert">{t('history.unread')}</span>}
    </>
  )
}
