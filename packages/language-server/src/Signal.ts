/** Tells whoever waits that something may have changed: held requests sleep on it, and an idle window wakes nobody. */

export interface Signal {
  /** Counts up with every change. */
  readonly revision: () => number
  readonly changed: () => void
  /** Resolves when the revision is no longer this one. */
  readonly after: (revision: number) => Promise<void>
  readonly onChange: (listener: () => void) => void
}

/** A signal at revision 0. */
export const make = (): Signal => {
  let revision = 0
  let waiting: Array<() => void> = []
  const listeners: Array<() => void> = []
  return {
    revision: () => revision,
    changed: () => {
      revision++
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
      for (const listener of listeners) listener()
    },
    after: (seen) => (seen === revision ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    onChange: (listener) => void listeners.push(listener)
  }
}
