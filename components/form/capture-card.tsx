import { useId } from 'react'
import type { KeptCapture } from '../../utils/flag/capture.ts'
import { captureRules } from '../../utils/flag/capture-rules.ts'
import { later } from '../ui/later.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { AlsoSent } from './also-sent.tsx'
import { CapturedText } from './captured-text.tsx'
import { useDraft } from './form-context.tsx'
import { LinkState } from './link-state.tsx'
import { SubjectField } from './subject-field.tsx'
import { useTimeAsShown } from './time-as-shown.ts'

// Few categories change the text, so the form is ready without it.
const RewrittenText = later(() => import('../context/rewritten-text.tsx').then((file) => file.RewrittenText))

/** What goes out of the post, as it goes out. */
export function CaptureCard() {
  const { t } = useTranslator()
  const { draft } = useDraft()
  const headingId = useId()
  const { capture } = draft
  return (
    <section className="capture" aria-labelledby={headingId}>
      <h2 className="capture-heading" id={headingId}>
        {t('form.card.heading')}
      </h2>
      {capture ? (
        <Quote capture={capture} />
      ) : (
        <div className="capture-part">
          <SubjectField />
        </div>
      )}
      <LinkState />
      <AlsoSent draft={draft} />
    </section>
  )
}

function Quote({ capture }: { capture: KeptCapture }) {
  const { t } = useTranslator()
  const { draft } = useDraft()
  const { category, keepPersonalOfPost } = draft.answers
  const rules = category === null ? null : captureRules(category)
  const textForbidden = rules !== null && !rules.fields.has('text')
  return (
    <div className="capture-part">
      <Byline capture={capture} />
      {capture.text?.value &&
        (rules?.masksText || rules?.defangs ? (
          <RewrittenText text={capture.text.value} rules={rules} keepPersonal={keepPersonalOfPost} />
        ) : (
          <CapturedText text={capture.text.value} />
        ))}
      {textForbidden && <p className="hint">{t('form.card.textRemoved')}</p>}
      {!textForbidden && capture.text && !capture.text.value && <p className="hint">{t('form.card.noText')}</p>}
      {capture.truncated && <p className="hint">{t('form.card.truncated')}</p>}
    </div>
  )
}

/** Who, where, when, and what kind of media: the picture itself is never read. */
function Byline({ capture }: { capture: KeptCapture }) {
  const { t } = useTranslator()
  const timeAsShown = useTimeAsShown()
  const { author, kind, platform, postedAt, media } = capture
  const site = platform && t(`platform.${platform}`)
  const mediaWord =
    media &&
    media.kind !== 'none' &&
    (media.kind === 'carousel' && media.count
      ? t('media.carouselCount', { count: media.count })
      : t(`media.${media.kind}`))
  const facts = [
    site && t(`kind.${kind ?? 'unknown'}`, { platform: site }),
    postedAt?.value && timeAsShown(postedAt.value),
    mediaWord,
  ].filter(Boolean)
  return (
    <p>
      {author && (
        <span className="author">{author.value ? <bdi>{author.value}</bdi> : t('form.card.authorUnknown')}</span>
      )}{' '}
      <span className="meta">{facts.join(' · ')}</span>
    </p>
  )
}
