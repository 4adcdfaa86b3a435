/** Taking the whole sandbox as one JSON document, and putting one back. */
import * as Exchange from "../Exchange.ts"
import * as Snapshot from "../Snapshot.ts"
import type * as Box from "./Box.ts"
import * as state from "./state.ts"

const restore = (box: Box.Box, snapshot: unknown): state.State => {
  box.restore(snapshot)
  return state.see(box)
}

/** Snapshot and restore. */
export const make = (box: Box.Box) => ({
  snapshot: (): Snapshot.Snapshot => Snapshot.take(box.world),
  /** Replaces everything by a snapshot's content; a refused one changes nothing. */
  restore: (snapshot: unknown) => restore(box, snapshot)
})

export const routes: ReadonlyArray<Box.Route> = [
  { method: "GET", path: "/snapshot", run: (box) => Exchange.json(Snapshot.take(box.world)) },
  { method: "PUT", path: "/snapshot", run: restore }
]
