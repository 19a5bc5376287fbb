import type { Removed } from './choose-category.ts'

/** The names of the fields that come back where the choice of a category is undone: of the capture, and of the form. */
export function undoableFields(removed: Removed | null): string[] {
  if (!removed) return []
  return [
    ...Object.keys(removed.capture),
    ...(removed.note ? ['note'] : []),
    ...(removed.description ? ['description'] : []),
    ...(Object.keys(removed.context).length > 0 ? ['context'] : []),
  ]
}
