/** A benchmark measures something against a named baseline in the same run; only the ratio travels between machines. */

export interface Figure {
  /** What was measured, in words. */
  readonly name: string
  readonly value: number
  readonly unit: "ops/s" | "ms" | "MB" | "files/s"
  /** What it is compared with, measured in the same run. */
  readonly baseline?: { readonly name: string; readonly value: number }
  /** What we want: a bound on the value, or on `value / baseline`. */
  readonly aim?: { readonly text: string; readonly met: boolean }
}

export interface Benchmark {
  readonly name: string
  readonly run: () => Promise<ReadonlyArray<Figure>>
}

/** `value / baseline`, or nothing without a baseline. */
export const ratio = (figure: Figure): number | undefined =>
  figure.baseline === undefined ? undefined : figure.value / figure.baseline.value

/** The middle of the samples. */
export const median = (samples: ReadonlyArray<number>): number => {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
