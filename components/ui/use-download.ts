import { type RefObject, useEffect, useRef, useState } from 'react'

/** A file made here, behind a link that saves it. */
export interface Download {
  /** For the link's `href`; '' as long as no file was offered. Kept until the next one, or until the screen closes. */
  address: string
  /** For the link: it is pressed once for each file. */
  link: RefObject<HTMLAnchorElement | null>
  offer(file: Blob): void
}

/** Has the browser save files that a screen makes. */
export function useDownload(): Download {
  const [address, setAddress] = useState('')
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (!address) return
    link.current?.click()
    return () => URL.revokeObjectURL(address)
  }, [address])
  return { address, link, offer: (file) => setAddress(URL.createObjectURL(file)) }
}
