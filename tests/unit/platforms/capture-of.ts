import type { Capture } from '../../../utils/flag/capture.ts'
import { interpretPost } from '../../../utils/platforms/interpret.ts'
import type { CaptureSurroundings, Platform } from '../../../utils/platforms/platform.ts'

/** What the extension makes of a post: read in the page, understood in the background. */
export function captureOf(
  platform: Platform,
  post: Element,
  surroundings: CaptureSurroundings = { now: new Date(0), capturedBy: 'test 1' },
): Capture {
  return interpretPost(platform.read(post), surroundings)
}
