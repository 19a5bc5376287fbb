import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../ui/icon.tsx'
import { Keys } from '../ui/keys.tsx'
import { useOverview } from '../ui/overview.tsx'
import { useSend } from '../ui/send.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { DamagedNotice } from './damaged-notice.tsx'
import { DiscardedBanner } from './discarded-banner.tsx'
import { DraftList } from './draft-list.tsx'
import { StartForm } from './start-form.tsx'
import { createStartStore } from './start-store.ts'

/** Where to begin: on a post, with a link, or with a draft that waits. */
export function StartScreen({ onStarted }: { onStarted: (draftId: string) => void }) {
  const { t } = useTranslator()
  const send = useSend()
  const [store] = useState(() => createStartStore(send))
  const state = useStore(store)
  useEffect(() => void store.getState().readPageAddress(), [store])
  // What is typed below is a draft already; it stands there and not in the list.
  const drafts = useOverview().drafts.filter(({ id }) => id !== state.draftId)
  return (
    <main className="screen is-reading">
      <div className="start-lead">
        <Icon name="flag" large />
        <div className="stack is-tight">
          <h1>{t('start.heading')}</h1>
          <p>{t('start.lead')}</p>
          <p className="hint">
            {t('start.keys')} <Keys command="flag-post" />
          </p>
          <p className="hint">
            {t('start.quickKeys')} <Keys command="quick-flag" />
          </p>
        </div>
      </div>
      <DamagedNotice />
      <DiscardedBanner />
      {drafts.length > 0 && (
        <section className="stack is-tight" aria-labelledby="start-drafts">
          <h2 className="section-title" id="start-drafts">
            {t('drafts.heading')}
          </h2>
          <DraftList drafts={drafts} shownId={null} />
        </section>
      )}
      <StartForm state={state} onStarted={onStarted} />
    </main>
  )
}
