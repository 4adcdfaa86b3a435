/** All tests of storage for one database; a test file for each database calls this. */
import { describe, layer } from "@effect/vitest"
import { Layer } from "effect"

import * as ApiKeys from "../src/ApiKeys.ts"
import * as Audit from "../src/Audit.ts"
import * as CreateIntents from "../src/CreateIntents.ts"
import * as CutOver from "../src/CutOver.ts"
import * as FeedRetention from "../src/FeedRetention.ts"
import * as FollowingState from "../src/FollowingState.ts"
import * as Grants from "../src/Grants.ts"
import * as Jobs from "../src/Jobs.ts"
import * as Leadership from "../src/Leadership.ts"
import * as Orchestrations from "../src/Orchestrations.ts"
import * as VendorBudget from "../src/VendorBudget.ts"
import * as Views from "../src/Views.ts"
import type { server } from "./databases.ts"
import { access } from "./suites/access.ts"
import { budget, jobs, reserve } from "./suites/budget.ts"
import { creates } from "./suites/creates.ts"
import { driver } from "./suites/driver.ts"
import { gateway } from "./suites/gateway.ts"
import { fromNothing, migrations } from "./suites/migrations.ts"
import { orchestrations } from "./suites/orchestrations.ts"
import { views } from "./suites/views.ts"

// The database has a clock of its own; retries of transactions must not wait for a test's.
const settings = { timeout: "180 seconds", excludeTestServices: true } as const

const everything = Layer.mergeAll(
  ApiKeys.layer,
  Audit.layer,
  CreateIntents.layer,
  CutOver.layer,
  FeedRetention.layer,
  FollowingState.layer,
  Grants.layer,
  Jobs.layer({ pollInterval: "20 millis" }),
  Leadership.layer,
  Orchestrations.layer,
  VendorBudget.layer({ share: 1 }),
  Views.layer
)

/** Declares the tests. */
export const run = ({ empty, full, isServer }: typeof server) => {
  describe("without tables", () => {
    layer(
      empty,
      settings
    )((it) => {
      describe("the driver", () => driver(it, isServer))
      describe("migrations, one by one", () => migrations(it, isServer))
    })
  })
  if (isServer) {
    layer(Layer.fresh(empty), settings)("migrations, from nothing", (it) => fromNothing(it, isServer))
  }
  layer(everything.pipe(Layer.provideMerge(full)), settings)("with tables", (it) => {
    describe("following's store", () => orchestrations(it, isServer))
    describe("views", () => views(it, isServer))
    describe("creates", () => creates(it, isServer))
    describe("access", () => access(it, isServer))
    describe("the vendor's budget", () => budget(it, isServer))
    describe("what is kept for creates", () => reserve(it, isServer))
    describe("what replicas share", () => gateway(it, isServer))
    describe("jobs", () => jobs(it, isServer))
  })
}
