/** Control of rate limits: on or off, who is throttled, and letting everybody start afresh. */
import * as Issue from "@segue/core/Issue"
import * as Schema from "effect/Schema"

import * as RateLimits from "../RateLimits.ts"
import * as Resource from "../Resource.ts"
import * as VirtualClock from "../VirtualClock.ts"
import type * as Box from "./Box.ts"

/** The limits as people see them. */
export interface Seen {
  readonly on: boolean
  readonly throttled: ReadonlyArray<{ readonly caller: string; readonly until: string }>
}

const see = ({ world }: Box.Box): Seen => ({
  on: world.store(RateLimits.key).isOn,
  throttled: world
    .store(RateLimits.key)
    .throttled(world.clock.nowMicros)
    .map(([caller, until]) => ({ caller, until: VirtualClock.format(until) }))
})

const turn = (box: Box.Box, isOn: boolean): Seen => {
  box.world.store(RateLimits.key).isOn = isOn
  return see(box)
}

const clear = (box: Box.Box): Seen => {
  box.world.store(RateLimits.key).clear()
  return see(box)
}

/** The limits' controls. */
export const make = (box: Box.Box) => ({
  get: () => see(box),
  turn: (isOn: boolean) => turn(box, isOn),
  clear: () => clear(box)
})

const decode = Issue.decoder(Schema.Struct({ on: Schema.Boolean }), { unknownFields: "refuse" })

export const routes: ReadonlyArray<Box.Route> = [
  { method: "GET", path: "/limits", run: (box) => see(box) },
  { method: "PUT", path: "/limits", run: (box, body) => turn(box, Resource.valid(decode(body)).on) },
  { method: "DELETE", path: "/limits", run: (box) => clear(box) }
]
