/** Tells a terminal how far a long run is, on one line that goes away again. */
import type { Host } from "../Host.ts"

/** A run shorter than this says nothing. */
const EVERY_MS = 500

export interface Progress {
  readonly update: (text: () => string) => void
  readonly clear: () => void
}

/** Writes to standard error, and only where somebody sees it. */
export const make = ({ stderr }: Host): Progress => {
  if (!stderr.isTerminal) return { update: () => {}, clear: () => {} }
  let next = performance.now() + EVERY_MS
  let isShown = false
  return {
    update: (text) => {
      const now = performance.now()
      if (now < next) return
      next = now + EVERY_MS
      isShown = true
      stderr.write(`\r\u001B[K${text()}`)
    },
    clear: () => {
      if (isShown) stderr.write("\r\u001B[K")
      isShown = false
    }
  }
}
