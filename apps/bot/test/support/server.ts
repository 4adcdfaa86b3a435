/** One real PostgreSQL for a run of the tests; whoever needs a database gets one of its own in it. */
import { PgClient } from "@effect/sql-pg"
import * as TestServer from "@segue/storage/TestServer"
import { Effect, Redacted } from "effect"
import { inject } from "vitest"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the server's first database. */
    readonly serverUrl: string
  }
}

/** Starts the server before the first test and stops it after the last. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const { stop, url } = await TestServer.start()
  project.provide("serverUrl", url)
  return stop
}

const admin = (statement: string) =>
  Effect.runPromise(
    Effect.flatMap(PgClient.PgClient, (sql) => sql.unsafe(statement)).pipe(
      Effect.provide(PgClient.layer({ url: Redacted.make(inject("serverUrl")), maxConnections: 1 }))
    )
  )

let made = 0

/** A fresh database, and how to be rid of it. */
export const freshDatabase = async () => {
  const name = `bot_${process.pid}_${++made}`
  await admin(`CREATE DATABASE ${name}`)
  const url = new URL(inject("serverUrl"))
  url.pathname = `/${name}`
  return { url: url.href, drop: () => admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}
