import { readFile, stat } from 'node:fs/promises'
import * as z from 'zod/mini'
import { type CarriedContent, openCarryFile } from '../../utils/api/carry-file.ts'
import { CARRY_FILE_LIMIT } from '../../utils/api/carry-file-limit.ts'
import type { Destination } from '../../utils/flag/destination.ts'
import type { Configuration } from '../configuration.ts'
import type { Store } from '../store/store.ts'
import { readPassphrase } from './read-passphrase.ts'
import { type TakenIn, takeInEvents, takeInFlags } from './take-in-carried.ts'
import { UsageError } from './usage-error.ts'
import { withStore } from './with-store.ts'

const OptionsSchema = z.object({ file: z.string().check(z.minLength(1)), organisation: z.optional(z.string()) })

/**
 * Takes in waiting flags, and what was said of flags, that a partner carried here in a file. Each goes to the organisation
 * that it was written for; those that name none of this service go to `organisation`. Prints what became of them; ends
 * with 1 where any was refused. What is here already changes nothing.
 */
export async function importFlags(configuration: Configuration, options: Record<string, unknown>): Promise<void> {
  const parsed = OptionsSchema.safeParse(options)
  if (!parsed.success) throw new UsageError('Say which file: import FILE.')
  const content = await open(parsed.data.file, await readPassphrase())
  await withStore(configuration, async (store) => {
    const { flags, events } = await homed(store, content, parsed.data.organisation)
    const taken = await takeInFlags(store, flags)
    console.log(inWords(taken))
    if (taken.refused > 0) process.exitCode = 1
    if (events.length === 0) return
    const said = await takeInEvents(store, events)
    console.log(`said of flags: ${inWords(said)}`)
    if (said.refused > 0) process.exitCode = 1
  })
}

/** Adds to each its organisation; what is said of a flag goes, where it names none itself, to that of its flag. */
async function homed(store: Store, { flags, events }: CarriedContent, otherName: string | undefined) {
  const known = await store.database.selectFrom('organisations').select(['id', 'name']).execute()
  const other = known.find(({ name }) => name === otherName)?.id
  if (otherName !== undefined && !other) {
    throw new UsageError(`There is no organisation "${otherName}": \`list\` shows all.`)
  }
  const ids = new Set(known.map(({ id }) => id))
  const named = (destination: Destination | null) =>
    destination && ids.has(destination.organisationId) ? destination.organisationId : undefined
  const ofFlags = new Map(flags.map(({ flag, destination }) => [flag.id, named(destination)]))
  let homeless = 0
  const withHome = <Carried>(carried: Carried, organisation: string | undefined) => {
    if (organisation !== undefined) return [{ ...carried, organisation }]
    homeless += 1
    return []
  }
  const found = {
    flags: flags.flatMap((each) => withHome(each, named(each.destination) ?? other)),
    events: events.flatMap((each) => withHome(each, named(each.destination) ?? ofFlags.get(each.flagId) ?? other)),
  }
  if (homeless > 0) {
    throw new UsageError(`${homeless} of the file name no organisation of this service. Say --organisation "…".`)
  }
  return found
}

function inWords({ added, known, refused }: TakenIn): string {
  return `${added} new, ${known} here before, ${refused} refused`
}

async function open(file: string, passphrase: string): Promise<CarriedContent> {
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
  if (opened.damaged > 0) console.log(`${opened.damaged} left out: damaged`)
  return opened
}
