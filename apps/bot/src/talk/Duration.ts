/** Durations as people write them: `30m`, `2 h`, `3d`. */
const unitsMs: Readonly<Record<string, number>> = { m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000 }

const PATTERN = /^(\d{1,5}) ?(m|min|h|d)$/u

/** Milliseconds; undefined for what is no duration, or none at all. */
export const parse = (text: string): number | undefined => {
  const [, count, unit] = PATTERN.exec(text.trim().toLowerCase()) ?? []
  const ms = Number(count) * (unitsMs[unit ?? ""] ?? 0)
  return ms > 0 ? ms : undefined
}

/** A text that may end in a duration, with or without `for` before it. */
export const split = (text: string): { readonly rest: string; readonly forMs: number | undefined } => {
  const [whole, ...parts] = /^(.*?)(?: +for)? +(\d{1,5} ?(?:m|min|h|d))$/iu.exec(text) ?? []
  const forMs = whole === undefined ? undefined : parse(parts[1] ?? "")
  return forMs === undefined ? { rest: text, forMs } : { rest: parts[0] ?? "", forMs }
}
