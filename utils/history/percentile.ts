/**
 * The value below which that share (0 to 1) of the values lies, between two of them in proportion; null where there are
 * none. Definition 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996),
 * https://doi.org/10.2307/2684934: that of spreadsheets (PERCENTILE.INC), so that a partner can check it there.
 */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)]
  const above = sorted[Math.ceil(place)]
  if (below === undefined || above === undefined) return null
  return below + (above - below) * (place - Math.floor(place))
}
