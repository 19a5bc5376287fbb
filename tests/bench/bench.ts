// `npm run bench`: the budgets of the design, measured in the real browser. Times depend on the machine; run it idle.
// `npm run bench -- page` measures one subject only; `--runs`, `--posts` and `--slowdown` are the page's,
// `--milliseconds` and `--stored` the API's: how long each cell of its table is measured, with how many flags stored before.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { apiBench } from './api.ts'
import { formBench } from './form-bench.ts'
import { historyBench } from './history-bench.ts'
import { pageBench } from './page/page-bench.ts'
import { recogniseBench } from './recognise-bench.ts'
import { submitBench } from './submit-bench.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    milliseconds: { type: 'string', default: '3000' },
    stored: { type: 'string', default: '0' },
    runs: { type: 'string', default: '8' },
    posts: { type: 'string', default: '600' },
    slowdown: { type: 'string', default: '4' },
  },
})

/** Each prints what it measured and says whether all of it is inside its budgets. */
const subjects: Record<string, () => boolean | Promise<boolean>> = {
  sizes: () => spawnSync(process.execPath, ['.ci/sizes.ts'], { stdio: 'inherit' }).status === 0,
  form: formBench,
  submit: submitBench,
  history: historyBench,
  recognise: recogniseBench,
  api: () => apiBench({ milliseconds: Number(values.milliseconds), stored: Number(values.stored) }),
  page: () => pageBench({ runs: Number(values.runs), posts: Number(values.posts), slowdown: Number(values.slowdown) }),
}

const asked = positionals.length > 0 ? positionals : Object.keys(subjects)
for (const name of asked) {
  const subject = subjects[name]
  if (!subject) throw new RangeError(`no such subject: ${name}. There are ${Object.keys(subjects).join(', ')}`)
  if (!(await subject())) process.exitCode = 1
}
