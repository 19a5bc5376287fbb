import { maskPersonalData } from '../../utils/flag/personal-data.ts'
import { CapturedText } from '../form/captured-text.tsx'

/** The post's text as a category lets it go out that masks numbers and addresses of people. */
export function MaskedText({ text }: { text: string }) {
  return <CapturedText text={maskPersonalData(text)} />
}
