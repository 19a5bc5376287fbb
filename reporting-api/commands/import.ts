import { readFile, stat } from 'node:fs/promises'
import * as z from 'zod/mini'
import type { CarriedFlag } from '../../utils/api/carried-flag.ts'
import { openCarryFile } from '../../utils/api/carry-file.ts'
import { CARRY_FILE_LIMIT } from '../../utils/api/carry-file-limit.ts'
import { BATCH_ITEMS } from '../../utils/api/flag-contract.ts'
import type { Configuration } from '../configuration.ts'
import { acceptFlags } from '../flags/accept-flags.ts'
import type { Store } from '../store/store.ts'
import { readPassphrase } from './read-passphrase.ts'
import { UsageError } from './usage-error.ts'
import { withStore } from './with-store.ts'

const OptionsSchema = z.object({ file: z.string().check(z.minLength(1)), organisation: z.optional(z.string()) })

/**
 * Takes in waiting flags that a partner carried here in a file. Each goes to the organisation that it was written for;
 * those that name none of this service go to `organisation`. Prints what became of them; ends with 1 where any was
 * refused. What is here already changes nothing.
 */
export async function importFlags(configuration: Configuration, options: Record<string, unknown>): Promise<void> {
  const parsed = OptionsSchema.safeParse(options)
  if (!parsed.success) throw new UsageError('Say which file: import FILE.')
  const flags = await open(parsed.data.file, await readPassphrase())
  await withStore(configuration, async (store) => {
    const known = new Map(
      (await store.database.selectFrom('organisations').select(['id', 'name']).execute()).map((one) => [one.id, one]),
    )
    const { organisation: name } = parsed.data
    const other = [...known.values()].find((one) => one.name === name)?.id
    if (name !== undefined && !other) throw new UsageError(`There is no organisation "${name}": \`list\` shows all.`)
    const byOrganisation = Map.groupBy(flags, ({ destination }) =>
      destination && known.has(destination.organisationId) ? destination.organisationId : other,
    )
    const homeless = byOrganisation.get(undefined)
    if (homeless) {
      throw new UsageError(`${homeless.length} flags name no organisation of this service. Say --organisation "…".`)
    }
    await accept(store, byOrganisation)
  })
}

async function open(file: string, passphrase: string): Promise<CarriedFlag[]> {
  const size = await stat(file).then(
    (found) => found.size,
    () => null,
  )
  if (size === null) throw new UsageError(`There is no file ${file}.`)
  if (size > CARRY_FILE_LIMIT) throw new UsageError('The file is too large to be one of Fieldflag’s.')
  const opened = await openCarryFile(await readFile(file), passphrase)
  if (!opened.ok) {
    throw new UsageError(
      opened.why === 'wrong_passphrase'
        ? 'The passphrase does not open this file.'
        : 'This is no file of waiting flags, or it is damaged.',
    )
  }
  if (opened.damaged > 0) console.log(`${opened.damaged} left out: no flags`)
  return opened.flags
}

async function accept(store: Store, byOrganisation: Map<string | undefined, CarriedFlag[]>): Promise<void> {
  const counts = { added: 0, known: 0, refused: 0 }
  for (const [organisation, carried] of byOrganisation) {
    for (let at = 0; organisation !== undefined && at < carried.length; at += BATCH_ITEMS) {
      const flags = carried.slice(at, at + BATCH_ITEMS).map(({ flag }) => flag)
      for (const result of await acceptFlags(store, organisation, flags, () => new Date())) {
        if (result.status === 201) counts.added += 1
        else if (result.status === 200) counts.known += 1
        else counts.refused += 1
        if ('problem' in result) console.log(`${result.id}: ${result.problem.title}`)
      }
    }
  }
  console.log(`${counts.added} new, ${counts.known} here before, ${counts.refused} refused`)
  if (counts.refused > 0) process.exitCode = 1
}
