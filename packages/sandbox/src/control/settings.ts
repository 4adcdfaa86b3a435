/** The switches: which there are, which values are in force, changing them while running. */
import * as Resource from "../Resource.ts"
import * as Settings from "../Settings.ts"
import type * as Box from "./Box.ts"

const set = (box: Box.Box, patch: unknown): Settings.Settings => {
  box.world.set(Resource.valid(Settings.decode(patch)))
  return box.world.settings
}

/** The switches' controls. */
export const make = (box: Box.Box) => ({
  get: (): Settings.Settings => box.world.settings,
  set: (patch: Partial<Settings.Settings>): Settings.Settings => set(box, patch)
})

const describe = (box: Box.Box): unknown => ({
  values: box.world.settings,
  switches: Object.fromEntries(
    Object.entries(Settings.catalogue).map(([name, one]) => [
      name,
      { values: one.values, default: one.default, question: one.question, meaning: one.meaning }
    ])
  )
})

export const routes: ReadonlyArray<Box.Route> = [
  { method: "GET", path: "/settings", run: describe },
  { method: "PUT", path: "/settings", run: set }
]
