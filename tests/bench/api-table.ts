import { LEAST_SHARE, type LoadResult } from './api-load.ts'

/** The results as a Markdown table. */
export function apiTable(results: LoadResult[]): string {
  const rows = results.map((result) => {
    const { database, processes, clients, organisations, perSecond, p99, batchedPerSecond, alonePerSecond } = result
    const cells = [
      database,
      processes,
      clients,
      organisations,
      perSecond.toFixed(0),
      `${p99.toFixed(0)} ms`,
      batchedPerSecond.toFixed(0),
      alonePerSecond.toFixed(0),
      (perSecond / alonePerSecond).toFixed(2),
      (batchedPerSecond / alonePerSecond).toFixed(2),
    ]
    return `| ${cells.join(' | ')} |`
  })
  return [
    '| database | processes | clients | organisations | flags/s, one a request | p99 | flags/s, 50 a request | database alone, inserts/s | share, one | share, 50 |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

/**
 * Whether one process keeps the budget on both databases by the extension's own way, the batch, where each client is an
 * organisation of its own: those of one wait for each other, which the database alone does not.
 */
export function keepsBudget(results: LoadResult[]): boolean {
  return results
    .filter(({ processes, clients, organisations }) => processes === 1 && organisations === clients)
    .every(({ batchedPerSecond, alonePerSecond }) => batchedPerSecond >= LEAST_SHARE * alonePerSecond)
}
