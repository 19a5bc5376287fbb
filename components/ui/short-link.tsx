/** A link without its scheme and `www.`, its middle cut out: the end tells links apart. */
export function shortenLink(link: string, longest = 40): string {
  const bare = link.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '')
  if (bare.length <= longest) return bare
  const [host = '', ...parts] = bare.split('/')
  const end = parts.at(-1) ?? ''
  const room = longest - host.length - 3
  return `${host}/…/${end.length > room ? `…${end.slice(-Math.max(room - 1, 8))}` : end}`
}

/** A link as text, left to right in any language; the whole of it in its tooltip. */
export function ShortLink({ link, longest }: { link: string; longest?: number }) {
  return (
    <bdi className="short-link" dir="ltr" title={link}>
      {shortenLink(link, longest)}
    </bdi>
  )
}
