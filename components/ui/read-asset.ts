const read = new Map<string, Promise<unknown>>()

/** The JSON at an address of the extension's own, read once while the page lives. `T` is what the file is known to hold. */
export function readAsset<T>(address: string): Promise<T> {
  const known = read.get(address)
  if (known) return known as Promise<T>
  const reading = fetch(address).then((answer) => answer.json() as Promise<T>)
  read.set(address, reading)
  return reading
}
