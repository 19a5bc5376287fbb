import type { CarryFiles } from '../../components/ui/host.tsx'
import type { CarriedContent, OpenedCarryFile } from '../../utils/api/carry-file.ts'
import { CARRY_FILE_LIMIT } from '../../utils/api/carry-file-limit.ts'

/** What the page asks of the worker. One task for each; its answer is one message. */
export type CarryTask =
  | { name: 'seal'; carried: CarriedContent; passphrase: string }
  | { name: 'open'; file: Uint8Array; passphrase: string }

/** Files of what waits. The large library for it is loaded where one is made or opened, in a worker that then ends. */
export const carryFiles: CarryFiles = {
  limit: CARRY_FILE_LIMIT,
  seal: (carried, passphrase) => work<Uint8Array<ArrayBuffer>>({ name: 'seal', carried, passphrase }),
  open: (file, passphrase) => work<OpenedCarryFile>({ name: 'open', file, passphrase }),
}

async function work<Answer>(task: CarryTask): Promise<Answer> {
  const worker = new Worker(new URL('./carry-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<Answer>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data))
      worker.addEventListener('error', ({ message }) => reject(new Error(message)))
      worker.postMessage(task)
    })
  } finally {
    worker.terminate()
  }
}
