/** What is thrown at every step of a background that was ended. */
export class Ended extends Error {
  override name = 'Ended'
}

/** How many steps a background still has to live; one that counts no further lives for ever. */
export interface Life {
  stepsLeft: number
}

/** One step of it: before it is done the background may be ended, and again after, when its effect stays. */
export async function step<T>(life: Life, work: () => Promise<T>): Promise<T> {
  breathe(life)
  const result = await work()
  breathe(life)
  return result
}

function breathe(life: Life): void {
  if (life.stepsLeft <= 0) throw new Ended('the background was ended')
  life.stepsLeft -= 1
}

/** `thing`, each call of whose methods is a step of that life. */
export function mortal<T extends object>(thing: T, life: Life): T {
  return new Proxy(thing, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...words: unknown[]) => step(life, () => Reflect.apply(member, target, words) as Promise<unknown>)
    },
  })
}
