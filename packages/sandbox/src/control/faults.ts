/** Control of faults: see, add and remove rules. */
import * as Faults from "../Faults.ts"
import * as Problems from "../Problems.ts"
import * as Resource from "../Resource.ts"
import type * as Box from "./Box.ts"

const list = ({ world }: Box.Box): ReadonlyArray<Faults.Active> => world.store(Faults.key).list()

const add = ({ world }: Box.Box, rule: unknown): Faults.Active =>
  world.store(Faults.key).add(Resource.valid(Faults.decode(rule)))

const remove = (box: Box.Box, id?: string): ReadonlyArray<Faults.Active> => {
  if (!box.world.store(Faults.key).remove(id)) throw Problems.blank(404, `there is no fault rule ${id ?? ""}`)
  return list(box)
}

const events = ({ world }: Box.Box, wanted: unknown): Faults.EventFaults => {
  world.store(Faults.key).setEvents(Resource.valid(Faults.decodeEvents(wanted)))
  return world.store(Faults.key).events
}

const see = (box: Box.Box) => ({
  rules: list(box),
  events: box.world.store(Faults.key).events,
  operations: Faults.operations
})

/** The faults' controls. */
export const make = (box: Box.Box) => ({
  events: (wanted: Faults.EventFaults) => events(box, wanted),
  list: () => list(box),
  add: (rule: Faults.Rule) => add(box, rule),
  remove: (id: string) => remove(box, id),
  clear: () => remove(box)
})

export const routes: ReadonlyArray<Box.Route> = [
  { method: "GET", path: "/faults", run: (box) => see(box) },
  { method: "PUT", path: "/faults/events", run: (box, body) => events(box, body) },
  { method: "POST", path: "/faults", run: (box, body) => add(box, body) },
  { method: "DELETE", path: "/faults", run: (box) => ({ rules: remove(box) }) },
  { method: "DELETE", path: "/faults/:id", run: (box, _body, { id }) => ({ rules: remove(box, id!) }) }
]
