/** Records with their timelines, newest first: what people look at. */
import * as Conversions from "../resources/conversions/store.ts"
import * as Orchestrations from "../resources/orchestrations/store.ts"
import * as VirtualClock from "../VirtualClock.ts"
import type * as Box from "./Box.ts"

const LIMIT_DEFAULT = 50
const LIMIT_MAX = 1000

const limitOf = (text: string | undefined): number =>
  text !== undefined && /^\d{1,4}$/u.test(text) ? Math.min(Number(text), LIMIT_MAX) : LIMIT_DEFAULT

const at = (micros: number): string => VirtualClock.format(micros)

const orchestrations = ({ world }: Box.Box, limit: number) =>
  world
    .store(Orchestrations.key)
    .select({ order: "DESC", limit })
    .rows.map((row) => ({
      ...Orchestrations.render(world, row),
      timeline: row.history.map(([what, micros], index) => ({
        at: at(micros),
        status: what,
        ...(row.failDetail !== undefined && index === row.history.length - 1 ? { note: row.failDetail } : {})
      }))
    }))

const timeline = (row: Conversions.Conversion) => [
  { at: at(row.createdMicros), status: "CREATED" },
  ...(row.settledMicros === undefined ? [] : [{ at: at(row.settledMicros), status: "SETTLED" }]),
  ...(row.cancelledMicros === undefined ? [] : [{ at: at(row.cancelledMicros), status: "CANCELLED" }])
]

const conversions = ({ world }: Box.Box, limit: number) =>
  world
    .store(Conversions.key)
    .select({ order: "DESC", limit })
    .rows.map((row) => ({ ...Conversions.render(row), timeline: timeline(row) }))

export const routes: ReadonlyArray<Box.Route> = [
  {
    method: "GET",
    path: "/orchestrations",
    run: (box, _body, { limit }) => ({ items: orchestrations(box, limitOf(limit)) })
  },
  {
    method: "GET",
    path: "/conversions",
    run: (box, _body, { limit }) => ({ items: conversions(box, limitOf(limit)) })
  }
]
