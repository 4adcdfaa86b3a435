/** Control of time: look, advance, set, change the mode, skip to what is due next. */
import * as Issue from "@segue/core/Issue"
import * as Timestamp from "@segue/core/Timestamp"
import * as Schema from "effect/Schema"

import * as Problems from "../Problems.ts"
import * as Resource from "../Resource.ts"
import * as VirtualClock from "../VirtualClock.ts"
import type * as Box from "./Box.ts"

/** The clock as people see it. */
export interface Seen {
  readonly now: string
  readonly mode: VirtualClock.Mode
  /** When the next piece of work is due, if any waits. */
  readonly next?: string
  readonly waiting: number
}

const see = ({ world }: Box.Box): Seen => {
  const next = world.schedule.peek()
  return {
    now: VirtualClock.format(world.clock.nowMicros),
    mode: world.clock.mode,
    ...(next === undefined ? {} : { next: VirtualClock.format(next.dueMicros) }),
    waiting: world.schedule.size
  }
}

/** RFC 3339 has four digits for the year. */
const LAST_MICROS = VirtualClock.parse("9999-12-31T00:00:00Z").micros

/** What one call wants of the clock; it happens in the order mode, now, advance, skip, or not at all. */
interface Wanted {
  readonly mode?: VirtualClock.Mode
  readonly now?: string
  readonly advance?: number | string
  readonly skip?: boolean
}

const durationMicros = (duration: number | string): number => {
  const millis = VirtualClock.durationMs(duration)
  if (millis === undefined) throw Problems.blank(400, 'advance: milliseconds, or a duration such as "90s" or "2h"')
  return Math.round(millis * 1000)
}

const instantMicros = (now: string, from: number): number => {
  if (!Timestamp.isTimestamp(now)) throw Problems.blank(400, "now: an RFC 3339 timestamp")
  const { micros } = VirtualClock.parse(now)
  if (micros < from) throw Problems.blank(409, "time does not run backwards; reset instead")
  return micros
}

/** Where time is to go, or a refusal: nothing is changed before all of a call is known to be possible. */
const targetOf = ({ world }: Box.Box, wanted: Wanted): number | undefined => {
  const to = wanted.mode ?? world.clock.mode
  if (!VirtualClock.modes.includes(to)) throw Problems.blank(400, `mode: one of ${VirtualClock.modes.join(", ")}`)
  const moves = wanted.now !== undefined || wanted.advance !== undefined || wanted.skip === true
  if (moves && to === "frozen") throw Problems.blank(409, "the clock is frozen: change its mode first")
  if (wanted.now === undefined && wanted.advance === undefined) return undefined
  const from = wanted.now === undefined ? world.clock.nowMicros : instantMicros(wanted.now, world.clock.nowMicros)
  const target = from + (wanted.advance === undefined ? 0 : durationMicros(wanted.advance))
  if (target > LAST_MICROS) throw Problems.blank(400, "time ends with the year 9999")
  return target
}

const change = (box: Box.Box, wanted: Wanted): Seen => {
  const { world } = box
  const target = targetOf(box, wanted)
  if (wanted.mode !== undefined) world.clock.setMode(wanted.mode)
  if (target !== undefined) {
    world.moveTo(target)
    world.clock.rebase()
  }
  if (wanted.skip === true) world.skip()
  return see(box)
}

/** The clock's controls. */
export const make = (box: Box.Box) => ({
  get: () => see(box),
  /** Moves time forward by `250` (milliseconds), `"90s"`, `"2h"`; everything due on the way happens on the way. */
  advance: (duration: number | string) => change(box, { advance: duration }),
  /** Moves time forward to an RFC 3339 instant. */
  set: (now: string) => change(box, { now }),
  mode: (to: VirtualClock.Mode) => change(box, { mode: to }),
  /** Jumps to whatever is due next. */
  skip: () => change(box, { skip: true })
})

const decode = Issue.decoder(
  Schema.Struct({
    mode: Schema.optionalKey(Schema.Literals(VirtualClock.modes)),
    now: Schema.optionalKey(Schema.String),
    advance: Schema.optionalKey(Schema.Union([Schema.String, Schema.Finite])),
    skip: Schema.optionalKey(Schema.Boolean)
  }),
  { unknownFields: "refuse" }
)

export const routes: ReadonlyArray<Box.Route> = [
  { method: "GET", path: "/clock", run: (box) => see(box) },
  { method: "POST", path: "/clock", run: (box, body) => change(box, Resource.valid(decode(body))) }
]
