/** What wants to be looked at first stands first. */
import type { Board, Row } from "./Told.ts"

const FINAL: ReadonlySet<string> = new Set(["COMPLETED", "FAILED", "REJECTED"])

/** Whether nothing more will happen, as far as we know the status. */
export const isFinal = ({ orchestration }: Row): boolean => FINAL.has(orchestration.status)

/** Whether something is under way for longer than it should be; `nowMs` by the gateway's clock. */
export const isStuck = (row: Row, nowMs: number, { PENDING, other }: Board["stuckAfterMs"]): boolean =>
  !isFinal(row) &&
  nowMs - Date.parse(row.orchestration.created_at) > (row.orchestration.status === "PENDING" ? PENDING : other)

/** Disputed ends, then stuck ones, then what is under way from the oldest on, then ends from the newest on. */
export const order = (
  rows: ReadonlyArray<Row>,
  nowMs: number,
  stuckAfterMs: Board["stuckAfterMs"]
): ReadonlyArray<Row> => {
  const rank = (row: Row): number =>
    row.disputed === undefined ? (isStuck(row, nowMs, stuckAfterMs) ? 1 : isFinal(row) ? 3 : 2) : 0
  return rows.toSorted((a, b) => {
    const apart = rank(a) - rank(b)
    if (apart !== 0) return apart
    const earlier = Date.parse(a.orchestration.created_at) - Date.parse(b.orchestration.created_at)
    return isFinal(a) ? -earlier : earlier
  })
}

const units: ReadonlyArray<readonly [name: string, ms: number]> = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000]
]

/** A length of time for people, in its largest unit. */
export const age = (ms: number): string => {
  const [name, size] = units.find(([, one]) => ms >= one) ?? ["s", 1000]
  return `${Math.max(0, Math.floor(ms / size))} ${name}`
}
