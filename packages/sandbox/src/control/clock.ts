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

const moveTo = ({ world }: Box.Box, micros: number): void => {
  if (micros > LAST_MICROS) throw Problems.blank(400, "time ends with the year 9999")
  if (world.clock.mode === "frozen") throw Problems.blank(409, "the clock is frozen: change its mode first")
  world.moveTo(micros)
  world.clock.rebase()
}

/** Moves time forward by `250` (milliseconds), `"90s"`, `"2h"`; everything due on the way happens on the way. */
const advance = (box: Box.Box, duration: number | string): Seen => {
  const millis = VirtualClock.durationMs(duration)
  if (millis === undefined) throw Problems.blank(400, 'advance: milliseconds, or a duration such as "90s" or "2h"')
  moveTo(box, box.world.clock.nowMicros + Math.round(millis * 1000))
  return see(box)
}

/** Moves time forward to an RFC 3339 instant. */
const set = (box: Box.Box, now: string): Seen => {
  if (!Timestamp.isTimestamp(now)) throw Problems.blank(400, "now: an RFC 3339 timestamp")
  const { micros } = VirtualClock.parse(now)
  if (micros < box.world.clock.nowMicros) throw Problems.blank(409, "time does not run backwards; reset instead")
  moveTo(box, micros)
  return see(box)
}

const mode = (box: Box.Box, mode: VirtualClock.Mode): Seen => {
  if (!VirtualClock.modes.includes(mode)) {
    throw Problems.blank(400, `mode: one of ${VirtualClock.modes.join(", ")}`)
  }
  box.world.clock.setMode(mode)
  return see(box)
}

/** Jumps to whatever is due next. */
const skip = (box: Box.Box): Seen => {
  box.world.skip()
  return see(box)
}

/** The clock's controls. */
export const make = (box: Box.Box) => ({
  get: () => see(box),
  advance: (duration: number | string) => advance(box, duration),
  set: (now: string) => set(box, now),
  mode: (to: VirtualClock.Mode) => mode(box, to),
  skip: () => skip(box)
})

const decode = Issue.decoder(
  Schema.Struct({
    mode: Schema.optionalKey(Schema.Literals(VirtualClock.modes)),
    now: Schema.optionalKey(Schema.String),
    advance: Schema.optionalKey(Schema.Union([Schema.String, Schema.Finite])),
    skip: Schema.optionalKey(Schema.Boolean)
  })
)

/** `{advance}`, `{now}`, `{mode}` and `{skip: true}` may come together, and happen in the order mode, now, advance, skip. */
const post = (box: Box.Box, body: unknown): Seen => {
  const wanted = Resource.valid(decode(body))
  if (wanted.mode !== undefined) mode(box, wanted.mode)
  if (wanted.now !== undefined) set(box, wanted.now)
  if (wanted.advance !== undefined) advance(box, wanted.advance)
  if (wanted.skip === true) skip(box)
  return see(box)
}

export const routes: ReadonlyArray<Box.Route> = [
  { method: "GET", path: "/clock", run: (box) => see(box) },
  { method: "POST", path: "/clock", run: post }
]
