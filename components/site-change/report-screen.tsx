import { useEffect, useState } from 'react'
import type { SiteReport } from '../../utils/messages/page-views.ts'
import { ButtonLink } from '../ui/button.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'

/** The shape of a page, exactly as it will be saved, before it is saved. On the full page: saving opens a dialog. */
export function ReportScreen({ tabId }: { tabId: number }) {
  const { t } = useTranslator()
  const send = useSend()
  const [report, setReport] = useState<SiteReport | null | 'reading'>('reading')
  useEffect(() => {
    let shown = true
    // Whether the page is closed or does not answer is the same to the partner: open it again.
    const read = send('site.report', { tabId }).catch(() => null)
    void read.then((found) => shown && setReport(found))
    return () => {
      shown = false
    }
  }, [send, tabId])
  return (
    <main className="screen is-reading">
      <div className="stack">
        <h1>{t('siteChange.reportHeading')}</h1>
        {report === null && <p role="alert">{t('siteChange.pageGone')}</p>}
        {report !== null && report !== 'reading' && <SavedAsShown report={report} />}
      </div>
    </main>
  )
}

function SavedAsShown({ report }: { report: SiteReport }) {
  const { t } = useTranslator()
  const text = `${JSON.stringify(report, null, 1)}\n`
  const [address, setAddress] = useState('')
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [text])
  return (
    <>
      <p>{t('siteChange.holds', { site: t(`platform.${report.site}`) })}</p>
      <p>{t('siteChange.holdsNot')}</p>
      <p>{t('siteChange.giveTo')}</p>
      <div className="line">
        <ButtonLink tone="primary" href={address} download={`fieldflag-${report.site}-${report.route}.json`}>
          {t('siteChange.save')}
        </ButtonLink>
      </div>
      <h2 className="section-title" id="report-shown">
        {t('siteChange.asSaved')}
      </h2>
      {/* A field: it scrolls by keys, and its words can be copied. */}
      <textarea
        className="input report"
        aria-labelledby="report-shown"
        dir="ltr"
        lang="en"
        rows={16}
        readOnly
        value={text}
      />
    </>
  )
}
