/** Every feature of the control API. A new one is a file beside this one and two lines here. */
import * as approvals from "./approvals.ts"
import type * as Box from "./Box.ts"
import * as clock from "./clock.ts"
import * as faults from "./faults.ts"
import * as ledger from "./ledger.ts"
import * as limits from "./limits.ts"
import * as orchestrations from "./orchestrations.ts"
import * as page from "./page.ts"
import * as records from "./records.ts"
import * as requests from "./requests.ts"
import * as settings from "./settings.ts"
import * as snapshot from "./snapshot.ts"
import * as state from "./state.ts"
import * as webhooks from "./webhooks.ts"

const features = [
  page,
  state,
  snapshot,
  clock,
  settings,
  approvals,
  orchestrations,
  records,
  faults,
  webhooks,
  limits,
  ledger,
  requests
]

export const routes: ReadonlyArray<Box.Route> = features.flatMap((feature) => feature.routes)

/** The typed controls, for tests and hosts in the same process. */
export const make = (box: Box.Box) => ({
  ...state.make(box),
  ...snapshot.make(box),
  clock: clock.make(box),
  settings: settings.make(box),
  approvals: approvals.make(box),
  orchestrations: orchestrations.make(box),
  faults: faults.make(box),
  webhooks: webhooks.make(box),
  limits: limits.make(box),
  ledger: ledger.make(box),
  requests: requests.make(box)
})
