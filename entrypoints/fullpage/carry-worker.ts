// Makes and opens files of what waits beside the page: the key is made of the passphrase in seconds of hard work.
import { openCarryFile, sealCarryFile } from '../../utils/api/carry-file.ts'
import type { CarryTask } from './carry-files.ts'

self.addEventListener('message', ({ data }: MessageEvent<CarryTask>) => {
  // Reported errors reach the page, as those of a promise would not.
  answer(data).then((value) => self.postMessage(value), reportError)
})

function answer(task: CarryTask) {
  return task.name === 'open' ? openCarryFile(task.file, task.passphrase) : sealCarryFile(task.carried, task.passphrase)
}
