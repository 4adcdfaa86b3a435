/**
 * The database's shape, step by step. A step that was released never changes; a new one only adds, so that the release
 * before it goes on working beside the new one, and a later one may take away what nobody uses any more. All replicas
 * may start at once: one migrates, under a lock, the others wait for it.
 */
import * as Effect from "effect/Effect"
import * as Migrator from "effect/sql/Migrator"
import * as SqlClient from "effect/sql/SqlClient"

import * as follow from "./migrations/0001-follow.ts"
import * as creates from "./migrations/0002-creates.ts"
import * as access from "./migrations/0003-access.ts"
import * as audit from "./migrations/0004-audit.ts"
import * as vendorBudget from "./migrations/0005-vendor-budget.ts"
import * as reconciliation from "./migrations/0006-reconciliation.ts"
import * as gateway from "./migrations/0007-gateway.ts"
import * as reserve from "./migrations/0008-reserve.ts"
import * as refusals from "./migrations/0009-refusals.ts"
import { type StorageError, stored } from "./Stored.ts"

/** Where the applied steps are listed. */
export const TABLE = "segue_migrations"

interface Step {
  readonly name: string
  readonly statements: ReadonlyArray<string>
}

/** All steps; the number of each is its place, from 1. */
export const steps: ReadonlyArray<Step> = [
  { name: "follow", ...follow },
  { name: "creates", ...creates },
  { name: "access", ...access },
  { name: "audit", ...audit },
  { name: "vendor-budget", ...vendorBudget },
  { name: "reconciliation", ...reconciliation },
  { name: "gateway", ...gateway },
  { name: "reserve", ...reserve },
  { name: "refusals", ...refusals }
]

// One statement at a time: the driver speaks the extended protocol, which takes no more.
const apply = (step: Step) =>
  Effect.flatMap(SqlClient.SqlClient, (sql) =>
    Effect.forEach(step.statements, (statement) => sql.unsafe(statement), { discard: true })
  )

/** Who holds this lock migrates; an arbitrary number, the same for ever. */
const LOCK = 7_365_677_565

const migrate = (number: number) =>
  Migrator.make({})({
    table: TABLE,
    loader: Effect.succeed(
      steps
        .slice(0, number)
        .map((step, index): Migrator.ResolvedMigration => [index + 1, step.name, Effect.succeed(apply(step))])
    )
  })

/** Applies what is missing up to a step, all or nothing; answers the numbers of the applied steps. */
export const upTo = (number: number): Effect.Effect<ReadonlyArray<number>, StorageError, SqlClient.SqlClient> =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const applied = yield* sql.withTransaction(
      Effect.gen(function* () {
        // A step may take its time, and the others wait for it however long that is.
        yield* sql`SET LOCAL statement_timeout = 0`
        yield* sql`SELECT pg_advisory_xact_lock(${LOCK}::bigint)`
        return yield* migrate(number)
      })
    )
    return applied.map(([id]) => id)
  }).pipe(stored("migrate the database"))

/** Applies what is missing. */
export const run: Effect.Effect<ReadonlyArray<number>, StorageError, SqlClient.SqlClient> = upTo(steps.length)
