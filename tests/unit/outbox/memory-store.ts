import type { OutboxRow } from '../../../utils/store/database.ts'
import type { Change, Store } from '../../../utils/store/store.ts'

type Columns = Omit<OutboxRow, 'id' | 'sealed'>

/** A store in memory that keeps the store's contract: all of a write or none of it. For thousands of schedules. */
export function createMemoryStore(): Store {
  const rows = new Map<string, { columns: object; value: unknown }>()
  const stubChanges = new Map<number, string>()
  let changed = 0
  const noteChange = (store: string, id: string) => {
    if (store === 'stubs') stubChanges.set(++changed, id)
  }
  const key = (store: string, id: string) => `${store}/${id}`
  const outboxRow = (id: string, columns: object) => ({ ...(columns as Columns), id })
  const listeners: ((changes: readonly Change[]) => void)[] = []
  return {
    onWritten: (listener) => void listeners.push(listener),
    async write(changes) {
      const copies = structuredClone(changes)
      for (const change of copies) {
        if ('put' in change) {
          rows.set(key(change.put, change.id), { columns: change.columns, value: change.value })
          noteChange(change.put, change.id)
        } else if ('delete' in change) {
          rows.delete(key(change.delete, change.id))
          noteChange(change.delete, change.id)
        } else if ('takenIn' in change) {
          for (const place of [...stubChanges.keys()]) if (place <= change.takenIn) stubChanges.delete(place)
        } else {
          const row = rows.get(key('outbox', change.id))
          if (row) row.columns = { ...row.columns, ...change.columns }
        }
      }
      for (const listener of listeners) listener(copies)
    },
    read: async (store, id) => structuredClone(rows.get(key(store, id))?.value),
    readAll: async (store) =>
      [...rows].filter(([name]) => name.startsWith(`${store}/`)).map(([, { value }]) => structuredClone(value)),
    ids: async (store) =>
      [...rows.keys()].filter((name) => name.startsWith(`${store}/`)).map((name) => name.slice(store.length + 1)),
    outboxRows: async () =>
      [...rows]
        .filter(([name]) => name.startsWith('outbox/'))
        .map(([name, { columns }]) => outboxRow(name.slice('outbox/'.length), columns)),
    async stubChanges(after) {
      const found = [...stubChanges].filter(([place]) => place > after)
      return { last: found.at(-1)?.[0] ?? after, ids: [...new Set(found.map(([, id]) => id))] }
    },
    async outboxItem(id) {
      const row = rows.get(key('outbox', id))
      return row && { ...outboxRow(id, row.columns), value: structuredClone(row.value) }
    },
  }
}
