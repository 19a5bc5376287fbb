import { expect, test } from 'vitest'
import { createPageChunks } from '../../../.ci/page-chunks.ts'

/** What imports what. */
const IMPORTS: Record<string, string[]> = {
  'entrypoints/fullpage/main.ts': ['early', 'early-shared'],
  'entrypoints/popup/main.ts': ['early-of-popup'],
  'entrypoints/popup/screens.tsx': ['early', 'screen', 'screen-shared'],
  'entrypoints/fullpage/show-screens.tsx': ['screen'],
  'components/history/history-screen.tsx': ['list', 'list-shared', 'screen'],
  'entrypoints/background/index.ts': ['early-shared', 'screen-shared', 'list-shared', 'store'],
  list: ['early'],
}

function chunkOf(file: string): string | null {
  const context = {
    getModuleInfo: (id: string) => ({ importedIds: (IMPORTS[id.slice(1)] ?? []).map((name) => `/${name}`) }),
  }
  return createPageChunks('')(`/${file}`, context)
}

test.each([
  ['early', 'start'],
  ['early-of-popup', 'start'],
  ['screen', 'screens'],
  ['list', 'history'],
  ['components/history/history-screen.tsx', 'history'],
])('%s lies in the first part that loads it', (file, chunk) => expect(chunkOf(file)).toBe(chunk))

test.each([
  ['early-shared', 'start-and-background'],
  ['screen-shared', 'screens-and-background'],
  ['list-shared', 'history-and-background'],
])('%s lies apart, so that the background loads nothing of the screens', (file, chunk) =>
  expect(chunkOf(file)).toBe(chunk),
)

test.each(['entrypoints/fullpage/main.ts', 'entrypoints/popup/main.ts'])(
  '%s, which starts a page, lies in no part',
  (file) => expect(chunkOf(file)).toBeNull(),
)

test('what no part loads is left to the bundler', () => expect(chunkOf('store')).toBeNull())
