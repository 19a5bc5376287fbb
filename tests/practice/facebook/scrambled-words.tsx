import { seededRandom } from '../content/seeded-random.ts'
import postStyles from './post.module.css'

/**
 * Words whose letters stand in another order in the document, between hidden dashes; CSS puts them right again.
 * Words of joined letters, such as Arabic ones, stay whole.
 */
export function ScrambledWords({ seed, children }: { seed: string; children: string }) {
  const parts = children.split(/(\s)/).map((word, place) => ({ word, place }))
  return (
    <b className={postStyles.scrambled}>
      {parts.map(({ word, place }) => (
        <ScrambledWord key={place} seed={seed} word={word} />
      ))}
    </b>
  )
}

function ScrambledWord({ seed, word }: { seed: string; word: string }) {
  const random = seededRandom(`${seed}-${word}`)
  const pieces = /^[\p{Script=Latin}\p{Nd}]+$/u.test(word) ? Array.from(word) : [word]
  const scrambled = pieces
    .map((piece, place) => ({ piece, place, weight: random.below(1_000) }))
    .sort((a, b) => a.weight - b.weight)
  return (
    <b className={postStyles.scrambled} dir="ltr">
      {scrambled.map(({ piece, place, weight }) => [
        weight % 2 === 0 && (
          <b key={`dash-${place}`} style={{ display: 'none' }}>
            -
          </b>
        ),
        <b key={place} style={{ order: place }}>
          {piece}
        </b>,
      ])}
    </b>
  )
}
