// What a schedule can hold, and schedules made of a seed.
import fc from 'fast-check'
import { URGENCIES, type Urgency } from '../../utils/flag/taxonomy.ts'
import { MOMENTS, type Moment } from './fault-proxy.ts'
import { type AnswerName, MADE_ANSWERS } from './made-answers.ts'

/** What goes wrong. Lines and answers stay as they are until the step's end; the rest strikes once. */
export type Fault =
  | { line: 'offline' | 'refused' | 'server killed' | 'slow answer' }
  | { cut: Moment }
  | { silence: Moment }
  | { answer: AnswerName }
  | { kill: 'worker' | 'browser' | 'server'; at: Moment }
  | { kill: 'worker'; at: 'submitting' }
  | { restart: 'close' | 'kill' | 'update' }
  | { storage: 'server locked' | 'browser locked' | 'told full' }
  | { profile: 'copied' }

/** One step: flags are submitted into a fault, what the partner sees is checked, and the fault ends. */
export interface Step {
  fault: Fault
  submit: Urgency[]
  /** The partner sends now and waits for it to be done; else what waits goes into the next step. */
  waits: boolean
}

export interface Schedule {
  /** The first flag is made by a click on a post and the form. */
  byForm: boolean
  steps: Step[]
}

const FAULTS: Fault[] = [
  { line: 'offline' },
  { line: 'refused' },
  { line: 'server killed' },
  { line: 'slow answer' },
  ...MOMENTS.map((cut) => ({ cut })),
  { silence: 'uploaded' },
  { silence: 'answering' },
  ...(Object.keys(MADE_ANSWERS) as AnswerName[]).map((answer) => ({ answer })),
  ...MOMENTS.map((at) => ({ kill: 'worker' as const, at })),
  { kill: 'worker', at: 'submitting' },
  { kill: 'browser', at: 'uploaded' },
  { kill: 'browser', at: 'committed' },
  { kill: 'server', at: 'uploaded' },
  { kill: 'server', at: 'committed' },
  { restart: 'close' },
  { restart: 'kill' },
  { restart: 'update' },
  { storage: 'server locked' },
  { storage: 'browser locked' },
  { storage: 'told full' },
  { profile: 'copied' },
]
/** These end no process: for looking at what grows in one. */
const CALM = FAULTS.filter((fault) => 'answer' in fault || 'cut' in fault || 'line' in fault).filter(
  (fault) => !('line' in fault && fault.line === 'server killed'),
)

/** So many schedules, the same for the same seed. Every fault comes once before any comes again. */
export function schedulesOf(
  seed: number,
  count: number,
  { steps, flagsPerStep, calm = false }: { steps: number; flagsPerStep: number; calm?: boolean },
): Schedule[] {
  const among = calm ? CALM : FAULTS
  const decks = Math.ceil((count * steps) / among.length)
  const shuffled = fc.shuffledSubarray(among, { minLength: among.length })
  const faults = fc.sample(shuffled, { seed, numRuns: decks }).flat()
  const rest = fc.record({
    submit: fc.array(fc.constantFrom(...URGENCIES), { minLength: flagsPerStep - 1, maxLength: flagsPerStep + 1 }),
    waits: fc.boolean(),
  })
  const rests = fc.sample(rest, { seed: seed + 1, numRuns: count * steps })
  const whole = faults.slice(0, count * steps).map((fault, n): Step => {
    const { submit, waits } = rests[n] ?? { submit: [], waits: true }
    return { fault, submit, waits }
  })
  return Array.from({ length: count }, (_, n) => ({
    byForm: n % 4 === 0,
    steps: whole.slice(n * steps, (n + 1) * steps),
  }))
}
