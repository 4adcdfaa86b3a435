/**
 * The sandbox in this process, which answers where no vendor is configured. What it knows is kept beside the database,
 * so that neither remembers what the other has forgotten.
 */
import * as fs from "node:fs/promises"
import * as path from "node:path"

import * as Sandbox from "@segue/sandbox/Sandbox"
import * as Effect from "effect/Effect"
import * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"

const FILE = "sandbox.json"
const SAVE_MS = 5_000

const read = (file: string) =>
  Effect.promise(() =>
    fs.readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? undefined : ""))
  )

/** Beside, then in place: a crash leaves the one before. Tokens and secrets of play are in it. */
const write = (file: string, text: string) =>
  Effect.tryPromise(async () => {
    await fs.mkdir(path.dirname(file), { recursive: true })
    await fs.writeFile(`${file}.new`, text, { mode: 0o600 })
    await fs.rename(`${file}.new`, file)
  })

const make = (dataDir: string) =>
  Effect.gen(function* () {
    const file = path.resolve(dataDir, FILE)
    const sandbox = yield* Sandbox.makeEffect()
    const kept = yield* read(file)
    if (kept !== undefined) {
      yield* Effect.try({
        try: () => sandbox.control.restore(JSON.parse(kept)),
        catch: (error) => (error instanceof Error ? error.message : String(error))
      }).pipe(
        Effect.catch((error) =>
          Effect.logWarning(
            `The sandbox begins anew: ${file} cannot be used. It does not know the orchestrations that the database has from before; they stay as they are. Remove ${dataDir} to begin anew with both`,
            { error }
          )
        )
      )
    }
    let isChanged = false
    const save = Effect.gen(function* () {
      if (!isChanged) return
      isChanged = false
      yield* write(file, JSON.stringify(sandbox.control.snapshot()))
    }).pipe(Effect.catch((error) => Effect.logWarning("The sandbox could not be kept", { file, error: String(error) })))
    yield* Effect.addFinalizer(() => save)
    yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(SAVE_MS), save)))
    return HttpClient.tapRequest(sandbox.client, (request) =>
      Effect.sync(() => {
        // What comes by itself with time comes again from what is kept.
        isChanged ||= request.method !== "GET"
      })
    )
  })

/** It, kept in a data directory. */
export const layer = (dataDir: string): Layer.Layer<HttpClient.HttpClient> =>
  Layer.effect(HttpClient.HttpClient, make(dataDir))
