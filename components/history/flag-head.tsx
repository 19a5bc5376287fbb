import type { Ref } from 'react'
import { isLostOpen } from '../../utils/flag/is-open.ts'
import { isStillUp } from '../../utils/flag/still-up.ts'
import { markState, shownState } from '../../utils/history/shown-state.ts'
import type { FlagDetail } from '../../utils/messages/page-views.ts'
import { ButtonLink } from '../ui/button.tsx'
import { EnglishWords } from '../ui/english-words.tsx'
import { StateWord } from '../ui/state-word.tsx'
import { useTaxonomyTexts } from '../ui/taxonomy-texts.ts'
import { useTranslator } from '../ui/translator.tsx'
import { UrgencyWord } from '../ui/urgency-word.tsx'
import { CopyReference } from './copy-reference.tsx'
import { FlagName } from './flag-name.tsx'

interface FlagHeadProps {
  detail: FlagDetail
  headingRef: Ref<HTMLHeadingElement>
}

/** What is flagged, where it stands, and the ways on. */
export function FlagHead({ detail: { stub }, headingRef }: FlagHeadProps) {
  const { t, format } = useTranslator()
  const texts = useTaxonomyTexts()
  return (
    <header className="detail-head">
      <h1 className="page-title" ref={headingRef} tabIndex={-1}>
        <EnglishWords when={texts?.isEnglish(stub.category) ?? false}>
          {texts?.label(stub.category) ?? '\u00a0'}
        </EnglishWords>
      </h1>
      <p className="detail-facts">
        {isLostOpen(stub) ? (
          <StateWord state={markState(stub)} word={t('history.step.lost')} chip />
        ) : (
          <StateWord state={stub.mended ? 'closed' : stub.said === 'answer_waits' ? 'queued' : shownState(stub)} chip />
        )}
        <UrgencyWord urgency={stub.urgency} />
        <FlagName flag={stub} className="author" />
        {stub.reference && <bdi className="reference">{stub.reference}</bdi>}
      </p>
      {stub.goneOn !== null && (
        <p className="hint">{t('history.gone', { day: format.day(stub.goneOn, new Date()) })}</p>
      )}
      {stub.seenOn !== null && isStillUp(stub) && (
        <p className="hint">{t('history.stillVisible', { day: format.day(stub.seenOn, new Date()) })}</p>
      )}
      {(stub.link?.startsWith('https://') || stub.reference) && (
        <div className="line">
          {stub.link?.startsWith('https://') && (
            <ButtonLink icon="out" href={stub.link} target="_blank" rel="noopener noreferrer">
              {t(`history.open.${stub.subjectType}`)}
              <span className="visually-hidden"> ({t('shell.opensTab')})</span>
            </ButtonLink>
          )}
          {stub.reference && <CopyReference reference={stub.reference} />}
        </div>
      )}
    </header>
  )
}
