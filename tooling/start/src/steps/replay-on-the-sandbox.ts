import * as Conversion from "@segue/core/Conversion"
import { Conversions } from "@segue/core/Conversions"
import * as ConversionsHttp from "@segue/core/ConversionsHttp"
import { OrchestrationRequest } from "@segue/core/Orchestration"
import { Orchestrations } from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import * as Effect from "effect/Effect"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Schedule from "effect/Schedule"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"

import { legacyRequest } from "../guide.ts"
import { payload, segue } from "../segue.ts"
import { fail, type Step } from "../Step.ts"
import * as Text from "../Text.ts"

/** account -> asset -> decimal string, as the sandbox's ledger shows it over HTTP. */
type Balances = Readonly<Record<string, Readonly<Record<string, string>>>>

const balancesOf = async (url: string, signal: AbortSignal): Promise<Balances> => {
  const reply = await fetch(`${url}/_sandbox/ledger`, { signal })
  const { balances, problems } = (await reply.json()) as { balances: Balances; problems: ReadonlyArray<string> }
  return problems.length === 0 ? balances : fail(`the books do not add up: ${problems.join("; ")}`)
}

const paxos = (url: string, scopes: ReadonlyArray<string>) =>
  PaxosHttp.layer({
    apiUrl: `${url}/v2`,
    tokenUrl: `${url}/oauth2/token`,
    clientId: "sandbox",
    clientSecret: Redacted.make("sandbox"),
    scopes
  }).pipe(Layer.provide(FetchHttpClient.layer))

/** Statuses in the order in which they were seen. */
const legacyWay = (url: string) =>
  Effect.gen(function* () {
    const conversions = yield* Conversions
    const outcome = yield* conversions.create(legacyRequest)
    if (outcome._tag !== "Created") return fail(`the create ended as ${outcome._tag}`)
    const { id, status } = outcome.conversion
    const ended = yield* conversions
      .get(id)
      .pipe(
        Effect.repeat({ until: (one) => Conversion.isTerminal(one.status), schedule: Schedule.spaced("100 millis") }),
        Effect.timeout("10 seconds")
      )
    return [status, ended.status]
  }).pipe(
    Effect.provide(
      ConversionsHttp.layer.pipe(
        Layer.provide(paxos(url, ["conversion:read_conversion_stablecoin", "conversion:write_conversion_stablecoin"]))
      )
    )
  )

const newWay = (url: string, request: OrchestrationRequest) =>
  Effect.gen(function* () {
    const orchestrations = yield* Orchestrations
    const outcome = yield* orchestrations.create(request)
    if (outcome._tag !== "Created") return fail(`the create ended as ${outcome._tag}`)
    const { id, status } = outcome.orchestration
    const seen = yield* orchestrations.watch(id).pipe(Stream.runCollect, Effect.timeout("30 seconds"))
    return [...new Set([status, ...[...seen].map((one) => one.status)])]
  }).pipe(
    Effect.provide(
      OrchestrationsHttp.layer.pipe(
        Layer.provide(paxos(url, ["orchestration:read_orchestration", "orchestration:write_orchestration"]))
      )
    )
  )

const at = (balances: Balances, account: string, asset: string): string => balances[account]?.[asset] ?? "0"

const nameOf = (account: string): string =>
  account
    .replace(`profile/${legacyRequest.profile_id}/`, "treasury, ")
    .replace("outside/issuance", "issued and redeemed")
    .replace("outside/world", "the rest of the world")

interface Ledgers {
  readonly before: Balances
  readonly legacy: Balances
  readonly migrated: Balances
}

const keysOf = (...all: ReadonlyArray<Balances>): ReadonlyArray<readonly [account: string, asset: string]> => {
  const keys = all.flatMap((balances) =>
    Object.entries(balances).flatMap(([account, assets]) => Object.keys(assets).map((asset) => `${account}\n${asset}`))
  )
  return [...new Set(keys)].map((key) => key.split("\n") as [string, string])
}

/** Every balance that moved, and how many there are in all; fails where the two ledgers differ. */
const compare = ({ before, legacy, migrated }: Ledgers) => {
  const keys = keysOf(before, legacy, migrated)
  const different = keys.filter((key) => at(legacy, ...key) !== at(migrated, ...key))
  const moved = keys.filter((key) => at(before, ...key) !== at(legacy, ...key) || different.includes(key))
  return {
    count: keys.length,
    different,
    rows: [
      ["account", "asset", "before", "after old", "after new"],
      ...moved.map((key) => [nameOf(key[0]), key[1], at(before, ...key), at(legacy, ...key), at(migrated, ...key)])
    ]
  }
}

interface Verified {
  readonly cases: number
  readonly scope: string
  readonly verdicts: Readonly<Record<string, number>>
}

export const replayOnTheSandbox: Step = {
  title: "Old and new request replayed on two sandboxes with the same balances",
  run: async (services, tell) => {
    const { stop } = services
    const [first, second] = [await services.openSandbox(), await services.openSandbox()]
    const before = await balancesOf(first.url, stop)
    const request = Schema.decodeUnknownSync(OrchestrationRequest)((await payload(legacyRequest, stop)).result)
    const old = await Effect.runPromise(legacyWay(first.url), { signal: stop })
    const now = await Effect.runPromise(newWay(second.url, request), { signal: stop })
    tell(`  legacy API  ${old.join(" -> ")}`)
    tell(`  new API     ${now.join(" -> ")}`)
    tell()
    const ledgers = { before, legacy: await balancesOf(first.url, stop), migrated: await balancesOf(second.url, stop) }
    const { count, different, rows } = compare(ledgers)
    for (const line of Text.table(rows)) tell(line)
    tell()
    if (different.length > 0) fail(`${different.length} of ${count} balances differ between the two ledgers`)
    if (rows.length === 1) fail("no balance moved at all")
    tell(`  Both ledgers are equal: all ${count} balances, these ${rows.length - 1} moved.`)
    const verified = JSON.parse(
      await segue(["verify", "--count", "200", "--seed", "1", "--format", "json"], "", { stop })
    ) as Verified
    const {
      different: wrong,
      "not comparable": outside,
      "refused alike": refused,
      "settled alike": settled
    } = verified.verdicts
    for (const line of Text.wrap(
      `The same for ${verified.cases} made-up requests with \`segue verify\`: ${settled} settled alike, ${refused} refused alike, ${outside} not comparable, ${wrong} different.`
    )) {
      tell(line)
    }
    for (const line of Text.wrap(verified.scope)) tell(line)
    await first.close()
    await second.close()
  }
}
