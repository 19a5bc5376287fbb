import type { PageCalls } from '../../../utils/messages/page-contract.ts'
import type { Send } from '../../../utils/messages/send.ts'

type Name = keyof PageCalls

/** One question to the background that waits for the test's answer. */
export interface Question {
  type: Name
  payload: unknown
  answer(value: unknown): Promise<void>
  fail(error: Error): Promise<void>
}

/** A background whose answers the test gives by hand, in any order. */
export function createAsked(): { send: Send<PageCalls>; questions: Question[]; of(type: Name): Question[] } {
  const questions: Question[] = []
  const send = ((type: Name, payload: unknown = null) => {
    const { promise, resolve, reject } = Promise.withResolvers<unknown>()
    const settled = () => promise.then(nothing, nothing).then(nothing)
    questions.push({
      type,
      payload,
      answer: (value) => {
        resolve(value)
        return settled()
      },
      fail: (error) => {
        reject(error)
        return settled()
      },
    })
    return promise
  }) as Send<PageCalls>
  return { send, questions, of: (type) => questions.filter((question) => question.type === type) }
}

function nothing(): void {}
