import { type ApiBenchOptions, measureApi } from './api-load.ts'
import { apiTable, keepsBudget } from './api-table.ts'

/** Prints the API's throughput beside the database's own, as a table; false where the budget is not kept. */
export async function apiBench(options: ApiBenchOptions): Promise<boolean> {
  const results = await measureApi(options)
  console.log(apiTable(results))
  const isKept = keepsBudget(results)
  console.log(`${isKept ? 'ok' : 'OVER'}  API, durable accepted flags per second on one process`)
  return isKept
}
