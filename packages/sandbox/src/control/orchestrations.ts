/** Control of single orchestrations: end one now, well or badly. */
import * as Issue from "@segue/core/Issue"
import * as Schema from "effect/Schema"

import * as Problems from "../Problems.ts"
import * as Resource from "../Resource.ts"
import * as machine from "../resources/orchestrations/machine.ts"
import * as store from "../resources/orchestrations/store.ts"
import type * as Box from "./Box.ts"

const running = ({ world }: Box.Box, id: string): store.Orchestration => {
  const row = world.store(store.key).get(id)
  if (row === undefined) throw Problems.blank(404, `orchestration with id ${id} not found`)
  if (row.status !== "PROCESSING") throw Problems.blank(409, `its status is ${row.status}, not PROCESSING`)
  if (row.isMirror === true) throw Problems.blank(409, "it is a conversion: cancel that instead")
  return row
}

const shown = ({ world }: Box.Box, id: string) => store.render(world, world.store(store.key).get(id)!)

const complete = (box: Box.Box, id: string) => {
  running(box, id)
  machine.complete(box.world, id)
  return shown(box, id)
}

const fail = (box: Box.Box, id: string, detail: string) => {
  running(box, id)
  machine.fail(box.world, id, detail)
  return shown(box, id)
}

/** What an orchestration says when it was made to fail without a reason. */
const DETAIL = "failed by the sandbox's control API"

/** The orchestrations' controls. */
export const make = (box: Box.Box) => ({
  complete: (id: string) => complete(box, id),
  fail: (id: string, detail = DETAIL) => fail(box, id, detail)
})

const decode = Issue.decoder(Schema.Struct({ detail: Schema.optionalKey(Schema.String) }), { unknownFields: "refuse" })

export const routes: ReadonlyArray<Box.Route> = [
  { method: "POST", path: "/orchestrations/:id/complete", run: (box, _body, { id }) => complete(box, id!) },
  {
    method: "POST",
    path: "/orchestrations/:id/fail",
    run: (box, body, { id }) => fail(box, id!, Resource.valid(decode(body ?? {})).detail ?? DETAIL)
  }
]
