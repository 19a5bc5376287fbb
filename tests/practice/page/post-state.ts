import { useState } from 'react'

/** State that belongs to one post: where a component's nodes are recycled for another post, it starts anew. */
export function usePostState<T>(postKey: string, initial: T): [T, (value: T) => void] {
  const [kept, keep] = useState({ postKey, value: initial })
  return [kept.postKey === postKey ? kept.value : initial, (value) => keep({ postKey, value })]
}
