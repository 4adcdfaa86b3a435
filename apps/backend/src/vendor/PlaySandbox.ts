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
    let changes = 0
    let keptChanges = 0
    // Whole or not at all: an end that comes while something is being kept waits for it, and keeps what came since.
    const save = Effect.uninterruptible(
      Effect.gen(function* () {
        const now = changes
        if (now === keptChanges) return
        yield* write(file, JSON.stringify(sandbox.control.snapshot()))
        keptChanges = now
      })
    ).pipe(Effect.catch((error) => Effect.logWarning("The sandbox could not be kept", { file, error: String(error) })))
    yield* Effect.addFinalizer(() => save)
    yield* Effect.forkScoped(Effect.forever(Effect.andThen(Effect.sleep(SAVE_MS), save)))
    // What comes by itself with time comes again from what is kept. Told when the request is through: what is kept while it
    // is under way does not hold it yet.
    return HttpClient.transform(sandbox.client, (answer, request) =>
      Effect.ensuring(
        answer,
        Effect.sync(() => {
          if (request.method !== "GET") changes++
        })
      )
    )
  })

/** It, kept in a data directory. */
export const layer = (dataDir: string): Layer.Layer<HttpClient.HttpClient> =>
  Layer.effect(HttpClient.HttpClient, make(dataDir))
