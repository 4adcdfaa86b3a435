/** The sandbox in the process: its file is private, and one that cannot be read is said. */
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import * as Sandbox from "@segue/sandbox/Sandbox"
import { Effect, Layer, Logger } from "effect"
import { HttpClient, HttpClientRequest } from "effect/http"
import { TestClock } from "effect/testing"
import { afterAll, expect, it } from "vitest"

import * as PlaySandbox from "../../src/vendor/PlaySandbox.ts"

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "segue-play-"))
const file = path.join(dataDir, "sandbox.json")
afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }))

const form = HttpClientRequest.post(Sandbox.TOKEN_URL).pipe(
  HttpClientRequest.bodyUrlParams({
    grant_type: "client_credentials",
    client_id: "sandbox",
    client_secret: "sandbox"
  })
)

/** The status of fetching a token, and what was logged meanwhile. */
const live = async () => {
  const logged: Array<string> = []
  const logger = Logger.make(({ message }) => void logged.push(String(message)))
  const status = await Effect.runPromise(
    Effect.flatMap(HttpClient.HttpClient, (client) => Effect.map(client.execute(form), (answer) => answer.status)).pipe(
      Effect.provide(PlaySandbox.layer(dataDir).pipe(Layer.provideMerge(Logger.layer([logger]))))
    )
  )
  return { status, logged: logged.join("\n") }
}

it("is kept for its owner alone, and taken up again without a word", async () => {
  expect(await live()).toEqual({ status: 200, logged: "" })
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
  expect(await live()).toEqual({ status: 200, logged: "" })
})

it.each(["", "{}", "nonsense", "[]"])("begins anew over %j, and says so", async (text) => {
  fs.writeFileSync(file, text)
  const { logged, status } = await live()
  expect(status).toBe(200)
  expect(logged).toContain("begins anew")
  expect(logged).toContain(file)
  // What it knows now is good again.
  expect((await live()).logged).toBe("")
})

it("is kept whole where its end comes while it is being kept", async () => {
  const own = fs.mkdtempSync(path.join(os.tmpdir(), "segue-play-"))
  await Effect.runPromise(
    Effect.gen(function* () {
      const client = yield* HttpClient.HttpClient
      yield* client.execute(form)
      // The keeping begins; it takes turns of the event loop that nobody waits for here.
      yield* TestClock.adjust("5 seconds")
    }).pipe(Effect.provide(PlaySandbox.layer(own).pipe(Layer.provideMerge(TestClock.layer()))))
  )
  expect(fs.existsSync(path.join(own, "sandbox.json"))).toBe(true)
  fs.rmSync(own, { recursive: true, force: true })
})
