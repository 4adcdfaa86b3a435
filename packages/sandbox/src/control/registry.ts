/** Every feature of the control API. A new one is a file beside this one and two lines here. */
import type * as Box from "./Box.ts"
import * as clock from "./clock.ts"
import * as ledger from "./ledger.ts"
import * as settings from "./settings.ts"
import * as state from "./state.ts"

export const routes: ReadonlyArray<Box.Route> = [...state.routes, ...clock.routes, ...settings.routes, ...ledger.routes]

/** The typed controls, for tests and hosts in the same process. */
export const make = (box: Box.Box) => ({
  ...state.make(box),
  clock: clock.make(box),
  settings: settings.make(box),
  ledger: ledger.make(box)
})
