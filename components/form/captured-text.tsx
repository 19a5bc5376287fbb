import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../ui/button.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** The post's text; a long one opens at a press, so that all that is sent can be seen. */
export function CapturedText({ text }: { text: string }) {
  const { t } = useTranslator()
  const quote = useRef<HTMLQuoteElement>(null)
  const [open, setOpen] = useState(false)
  const [cut, setCut] = useState(false)
  useEffect(() => {
    const element = quote.current
    if (!element) return
    // In the observer alone, which runs when the page is laid out: asked for earlier it would be laid out twice.
    // At once, so that no frame is painted without the button.
    const measure = () => flushSync(() => setCut(element.scrollHeight > element.clientHeight + 1))
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return (
    <>
      <blockquote ref={quote} dir="auto" className={open ? 'is-open' : undefined}>
        {text}
      </blockquote>
      {(cut || open) && (
        <Button tone="quiet" small className="show-all" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'form.card.showLess' : 'form.card.showAll')}
        </Button>
      )}
    </>
  )
}
