/** How much `clients` at once get done a second; `work` gives back how much it did, 0 to stop early. */
export async function rate(
  clients: number,
  milliseconds: number,
  work: (client: number) => Promise<number>,
): Promise<number> {
  const began = performance.now()
  let done = 0
  const one = async (client: number) => {
    while (performance.now() - began < milliseconds) {
      const did = await work(client)
      if (did === 0) return
      done += did
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => one(client)))
  return done / ((performance.now() - began) / 1_000)
}
