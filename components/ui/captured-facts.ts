import type { KeptCapture, Reading } from '../../utils/flag/capture.ts'
import type { TextKey } from '../../utils/i18n/text-key.ts'
import type { TranslatorWithFormats } from './translator.tsx'

export interface CapturedFact {
  name: TextKey
  value: string
}

/**
 * Every field of a capture in words, in a fixed order; what its category removed is not among them.
 * The text itself is only pointed at: it is shown elsewhere. `time` says a captured time.
 */
export function capturedFacts(
  capture: KeptCapture,
  { t, format }: TranslatorWithFormats,
  time: (at: string) => string,
): CapturedFact[] {
  const found: CapturedFact[] = []
  const add = (name: TextKey, value: string | undefined) => {
    if (value !== undefined) found.push({ name, value })
  }
  const read = (name: TextKey, reading: Reading<string> | undefined, say = (value: string) => value) => {
    if (!reading) return
    const value = reading.value === null ? t('captured.unknown') : say(reading.value)
    add(name, t('captured.howKnown', { value, source: reading.source, sure: t(`captured.certainty.${reading.sure}`) }))
  }
  const yesOrNo = (value: boolean | undefined) =>
    value === undefined ? value : t(value ? 'captured.yes' : 'captured.no')
  const { ids, media } = capture
  add('captured.platform', capture.platform && t(`platform.${capture.platform}`))
  read('captured.permalink', capture.permalink)
  add('captured.post', ids?.post)
  add('captured.numericPost', ids?.numericPost)
  add('captured.photo', ids?.photo)
  add('captured.video', ids?.video)
  add('captured.album', ids?.album)
  add('captured.group', ids?.group)
  add('captured.comment', ids?.comment)
  add('captured.slide', ids?.slide === undefined ? undefined : format.number(ids.slide))
  read('captured.author', capture.author)
  read('captured.authorLink', capture.authorLink)
  read('captured.text', capture.text && { ...capture.text, value: capture.text.value && t('captured.asAbove') })
  add('captured.truncated', yesOrNo(capture.truncated))
  read('captured.postedAt', capture.postedAt, time)
  add('captured.kind', capture.kind && t(`captured.kinds.${capture.kind}`))
  add('captured.media', media && t(`media.${media.kind}`))
  add('captured.mediaCount', media?.count === undefined ? undefined : format.number(media.count))
  add('captured.isReshare', yesOrNo(capture.isReshare))
  read('captured.original', capture.original)
  add('captured.sponsored', yesOrNo(capture.sponsored))
  if (capture.pageLanguage !== undefined) {
    add(
      'captured.pageLanguage',
      capture.pageLanguage ? format.languageName(capture.pageLanguage) : t('captured.unknown'),
    )
  }
  add('captured.capturedAt', capture.capturedAt && time(capture.capturedAt))
  add('captured.capturedBy', capture.capturedBy)
  return found
}
