import type * as PgClient from "@effect/sql-pg/PgClient"
/** Where orchestrations are read: the vendor, a sandbox in this process, or a gateway. */
import { createSegueClient } from "@segue/client"
import * as OrchestrationsTrpc from "@segue/client/OrchestrationsTrpc"
import * as ConversionsHttp from "@segue/core/ConversionsHttp"
import type { Orchestrations } from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import { byOperation } from "@segue/core/Scope"
import * as Sandbox from "@segue/sandbox/Sandbox"
import * as VendorBudget from "@segue/storage/VendorBudget"
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import type * as HttpClient from "effect/http/HttpClient"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"

import type { Config, VendorAccess } from "./config/Config.ts"

const play: VendorAccess = {
  apiUrl: Sandbox.BASE_URL,
  tokenUrl: Sandbox.TOKEN_URL,
  clientId: "sandbox",
  clientSecret: Redacted.make("sandbox")
}

/** The bot reads and never writes; the scope to create is for the sandbox's example alone. */
const scopes = [byOperation.ListOrchestrations, byOperation.ListEvents]

const vendor = (access: VendorAccess, more: ReadonlyArray<string>) =>
  OrchestrationsHttp.layer.pipe(
    Layer.provide(PaxosHttp.layerNoDeps({ ...access, scopes: [...new Set([...scopes, ...more])] }))
  )

/** The legacy API with a token of its own: one scope that is not granted refuses a whole token (docs/vendor-facts.md#auth-ungranted-scope). */
const legacy = (access: VendorAccess) =>
  ConversionsHttp.layer.pipe(
    Layer.provide(PaxosHttp.layerNoDeps({ ...access, scopes: [byOperation.ListStablecoinConversions] }))
  )

/** The address that decides which storage is good enough. */
export const addressOf = ({ source }: Config): string =>
  source.type === "paxos" ? source.access.apiUrl : source.type === "backend" ? source.url : play.apiUrl

/** The source; `client` stands in for the network. */
export const layer = (
  config: Config,
  client?: Layer.Layer<HttpClient.HttpClient>
): Layer.Layer<Orchestrations, never, PgClient.PgClient> => {
  const { source } = config
  if (source.type === "backend") {
    const url = `${source.url.replace(/\/+$/u, "")}/trpc`
    return OrchestrationsTrpc.layer(createSegueClient({ url, key: Redacted.value(source.key) }))
  }
  const isPlay = source.type === "sandbox"
  const more = [
    ...(isPlay ? [byOperation.CreateOrchestration] : []),
    ...(config.findings?.kinds.includes("rules") === true ? [byOperation.ListOrchestrationRules] : [])
  ]
  const access = isPlay ? play : source.access
  const main = vendor(access, more)
  const both =
    config.findings?.kinds.includes("legacy-conversions") === true
      ? Layer.merge(main, Layer.fresh(legacy(access)))
      : main
  return both.pipe(
    Layer.provide(client ?? (isPlay ? Sandbox.layer() : FetchHttpClient.layer)),
    Layer.provide(VendorBudget.layer({ share: config.vendorShare }))
  )
}
