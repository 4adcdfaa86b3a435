/**
 * `pnpm --filter @segue/backend smoke`: a whole gateway over the vendor's own sandbox, which proves what no emulation
 * can. It needs a credential in the environment, refuses where real money could move, and reads only: it creates one
 * orchestration when SEGUE_SMOKE_CREATE says so, and says which.
 */
import * as assert from "node:assert/strict"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { createSegueClient, isSegueError } from "@segue/client"
import { Effect, Exit, Logger, Redacted, Result, Scope } from "effect"

import { type Config, load } from "../../src/Config.ts"
import { isPlay } from "../../src/DevKey.ts"
import { start } from "../../src/Start.ts"

const say = (text: string): void => void process.stdout.write(`${text}\n`)

const NEEDED = ["PAXOS_BASE_URL", "PAXOS_TOKEN_URL", "PAXOS_CLIENT_ID", "PAXOS_CLIENT_SECRET"] as const
const CREATE = "yes, move play money"

const HELP = `The smoke suite talks to the vendor's sandbox. It needs ${NEEDED.join(", ")}.
It reads only. With SEGUE_SMOKE_CREATE="${CREATE}" it creates one orchestration of 1.00 from SEGUE_SMOKE_ASSET (USD) to
SEGUE_SMOKE_TARGET (PYUSD) within the profile SEGUE_SMOKE_PROFILE. Nothing was sent.`

type Segue = ReturnType<typeof createSegueClient>

/** What is true of every account. */
const reading = async ({ trpc }: Segue): Promise<void> => {
  const { environment } = await trpc.system.info.query()
  say(`ok    the gateway runs against ${environment}`)
  const profiles = await trpc.profiles.list.query({})
  assert.ok(profiles.items.length > 0, "there is no profile: the credential may lack funding:read_profile")
  say(`ok    ${profiles.items.length} profiles on the first page`)
  const [profile] = profiles.items
  const balances = await trpc.profiles.balances.query({ profile_id: profile!.id })
  say(`ok    ${balances.items.length} balances of the first profile`)
  const page = await trpc.orchestrations.list.query({ limit: 5 })
  say(`ok    ${page.items.length} orchestrations on a page of 5; every one was understood`)
  for (const { id, status } of page.items) {
    assert.equal((await trpc.orchestrations.get.query({ id })).id, id)
    say(`ok    ${id} is read by its id: ${status}`)
  }
  const nobody = crypto.randomUUID()
  const answer = await trpc.orchestrations.get.query({ id: nobody }).catch((error: unknown) => error)
  assert.ok(isSegueError(answer) && answer.data?.httpStatus === 404, "an id that nobody has is not answered with 404")
  say("ok    an id that nobody has is not found")
}

/** One create, its repetition, its end. */
const creating = async (segue: Segue, profile_id: string): Promise<void> => {
  const ref_id = `segue-smoke-${crypto.randomUUID()}`
  const profile = { profile: { profile_id } }
  const request = {
    ref_id,
    source_amount: "1.00",
    source_asset: process.env["SEGUE_SMOKE_ASSET"] ?? "USD",
    destination_asset: process.env["SEGUE_SMOKE_TARGET"] ?? "PYUSD",
    source: profile,
    destination: profile
  }
  say(`      creating ${ref_id}: ${request.source_amount} ${request.source_asset} to ${request.destination_asset}`)
  const made = await segue.create(request)
  assert.equal(made._tag, "Created")
  assert.ok("orchestration" in made)
  say(`ok    created: ${made.orchestration.id}, ${made.orchestration.status}`)
  const again = await segue.create(request)
  assert.equal(again._tag, "AlreadyExists")
  assert.ok("orchestration" in again && again.orchestration.id === made.orchestration.id)
  say("ok    a repetition finds it, and makes no other")
  const { is_terminal, orchestration } = await segue.wait({ id: made.orchestration.id })
  say(
    `ok    after a while it is ${orchestration.status}${is_terminal ? "" : ", which is not its end: look again later"}`
  )
}

const within = async (config: Config, use: (segue: Segue) => Promise<void>): Promise<void> => {
  const scope = await Effect.runPromise(Scope.make())
  try {
    const running = await Effect.runPromise(
      start(config, { isInMemory: true }).pipe(Effect.provide(Logger.layer([])), Scope.provide(scope))
    )
    await use(createSegueClient({ url: `${running.url}/trpc`, key: Redacted.value(running.devKey!.key) }))
    await Effect.runPromise(running.drain)
  } finally {
    await Effect.runPromise(Scope.close(scope, Exit.void))
  }
}

const smoke = async (): Promise<number> => {
  const missing = NEEDED.filter((name) => !process.env[name])
  if (missing.length > 0) {
    say(`${HELP}\nMissing: ${missing.join(", ")}.`)
    return 2
  }
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "segue-smoke-"))
  const config = Result.getOrThrow(
    load({
      ...Object.fromEntries(NEEDED.map((name) => [name, process.env[name]])),
      SEGUE_PORT: "0",
      SEGUE_DATA_DIR: dataDir,
      SEGUE_DATABASE_KIND: "development"
    })
  )
  if (!isPlay(config)) {
    say(`${HELP}\nReal money could move at ${config.vendor?.apiUrl}: this suite is for the sandbox alone.`)
    return 2
  }
  const profile = process.env["SEGUE_SMOKE_PROFILE"]
  const mayCreate = process.env["SEGUE_SMOKE_CREATE"] === CREATE
  if (mayCreate && !profile) {
    say(`${HELP}\nMissing: SEGUE_SMOKE_PROFILE.`)
    return 2
  }
  try {
    await within(config, async (segue) => {
      await reading(segue)
      if (mayCreate) await creating(segue, profile!)
      else say("      nothing was created: SEGUE_SMOKE_CREATE does not ask for it")
    })
    return 0
  } finally {
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

process.exitCode = await smoke()
