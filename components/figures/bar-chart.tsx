export interface Bar {
  key: string
  name: string
  /** What stands at the bar's end. */
  words: string
  /** Full part of the bar, and the end of its outlined part or of its mark: any unit, the same for all bars. */
  full: number
  end: number
}

interface BarChartProps {
  bars: Bar[]
  /** How the outlined end is drawn: as the rest of a whole, or as a mark on a line. */
  end: 'rest' | 'mark'
  /** What the chart shows, in words. The table beside it has the figures. */
  words: string
}

/** Lying bars. Told apart by full and outlined, not by colour; texts are the page's own, so that they grow and mirror. */
export function BarChart({ bars, end, words }: BarChartProps) {
  const most = Math.max(...bars.map((bar) => Math.max(bar.full, bar.end)), Number.MIN_VALUE)
  const place = (value: number) => (value / most) * 100
  return (
    <div className="bars" role="img" aria-label={words}>
      {bars.map((bar) => (
        <div className="bar-row" key={bar.key} aria-hidden="true">
          <span className="bar-name">
            <bdi>{bar.name}</bdi>
          </span>
          <svg className="bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
            {end === 'rest' && <rect className="bar-rest" y="1" width={place(bar.end)} height="10" />}
            <rect className="bar-full" y="1" width={place(bar.full)} height="10" />
            {end === 'mark' && (
              <path className="bar-mark" d={`M${place(bar.full)} 6H${place(bar.end)}M${place(bar.end)} 1V11`} />
            )}
          </svg>
          <span className="bar-words number">{bar.words}</span>
        </div>
      ))}
    </div>
  )
}
