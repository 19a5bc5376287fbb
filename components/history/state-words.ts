import { isLostOpen } from '../../utils/flag/is-open.ts'
import { isKnownState } from '../../utils/flag/life-cycle.ts'
import { shownState } from '../../utils/history/shown-state.ts'
import type { FlagStub } from '../../utils/messages/page-views.ts'
import { stateKey } from '../ui/state-word.tsx'
import { useTranslator } from '../ui/translator.tsx'
import { useOnline } from '../ui/use-online.ts'
import { useNextTry } from './next-try.ts'
import { useRefusalWords } from './refusal-words.ts'
import { waitReason } from './wait-reason.ts'

type Stated = Pick<
  FlagStub,
  | 'state'
  | 'reference'
  | 'withdrawn'
  | 'mended'
  | 'milestones'
  | 'lostAt'
  | 'said'
  | 'waiting'
  | 'nextTryAt'
  | 'refusal'
  | 'subjectType'
>

/** Says where a flag stands, in one line: for what waits why and until when, for what was refused what is missing. */
export function useStateWords(): (flag: Stated) => string {
  const { t } = useTranslator()
  const online = useOnline()
  const nextTry = useNextTry()
  const refusalWords = useRefusalWords()
  return (flag) => {
    const state = shownState(flag)
    if (isLostOpen(flag)) return t('history.step.lost')
    if (flag.said === 'refused') return t('talk.rowRefused')
    if (flag.said === 'answer_waits') return t('talk.rowAnswerWaits')
    if (flag.mended) return t('history.mended')
    if (state === 'needs_fix' && flag.refusal) {
      const [first] = refusalWords(flag.refusal, flag.subjectType)
      return first ? t('history.refusedRow', { reason: first }) : t('state.needs_fix')
    }
    const reason = waitReason(flag, online)
    if (state === 'queued' && reason) {
      const words = t(`history.wait.${reason}.row`)
      const planned = nextTry(flag.nextTryAt)
      return planned ? t('history.rowWithNextTry', { words, planned }) : words
    }
    return t(isKnownState(state) ? stateKey(state) : 'state.unknown')
  }
}
