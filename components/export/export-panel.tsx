import { useEffect, useRef, useState } from 'react'
import { flagsCsv, flagsJson } from '../../utils/history/flags-file.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { Panel } from '../ui/panel.tsx'
import { SaveButton } from '../ui/save-button.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { NoticePanel } from './notice-panel.tsx'
import { PrintSheet } from './print-sheet.tsx'
import { readFlags } from './read-flags.ts'

interface ExportPanelProps {
  picked: ReadonlySet<string>
  /** Where the list is not beside it. */
  onBack?: () => void
}

/** What can be made of the flags that are picked: files, a page to print, a notice. Names are left out unless asked for. */
export function ExportPanel({ picked, onBack }: ExportPanelProps) {
  const { t } = useTranslator()
  const send = useSend()
  const [withPersonal, setPersonal] = useState(false)
  const [printing, setPrinting] = useState<FlagDetail[] | null>(null)
  const [failed, setFailed] = useState(false)
  const [leftOut, setLeftOut] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const collected = async () => {
    try {
      const flags = await readFlags(picked, send)
      setFailed(false)
      setLeftOut(flags.length < picked.size)
      return flags
    } catch {
      return null
    }
  }
  const file = async (of: (flags: FlagDetail[]) => string) => {
    const flags = await collected()
    return flags && of(flags)
  }
  const print = async () => {
    const flags = await collected()
    setFailed(flags === null)
    setPrinting(flags)
  }
  return (
    <>
      {onBack && (
        <div className="detail-back">
          <Button tone="quiet" icon="back" onClick={onBack}>
            {t('history.back')}
          </Button>
        </div>
      )}
      <h1 className="page-title" ref={heading} tabIndex={-1}>
        {t('export.heading')}
      </h1>
      {picked.size === 0 ? (
        <p className="hint">{t('export.chooseHint')}</p>
      ) : (
        <div className="stack export">
          <Panel title={t('export.filesTitle')}>
            <Check checked={withPersonal} onChange={(event) => setPersonal(event.target.checked)}>
              {t('export.personal')}
            </Check>
            <p className="hint">{t(withPersonal ? 'export.personalIn' : 'export.personalOut')}</p>
            <div className="line">
              <SaveButton
                name="fieldflag-flags.csv"
                type="text/csv;charset=utf-8"
                words={t('figures.saveCsv')}
                make={() => file((flags) => flagsCsv(flags, withPersonal))}
              />
              <SaveButton
                name="fieldflag-flags.json"
                type="application/json"
                words={t('figures.saveJson')}
                make={() => file((flags) => flagsJson(flags, withPersonal, new Date().toISOString()))}
              />
              <Button onClick={() => void print()}>{t('export.print')}</Button>
            </div>
            {failed && <p role="alert">{t('history.unread')}</p>}
            <p role="status">{leftOut && t('export.notHere')}</p>
          </Panel>
          <Panel title={t('export.notice.title')}>
            <NoticePanel picked={picked} />
          </Panel>
        </div>
      )}
      {printing && <PrintSheet flags={printing} withPersonal={withPersonal} onPrinted={() => setPrinting(null)} />}
    </>
  )
}
