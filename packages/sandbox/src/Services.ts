/**
 * Core's services in process, over a sandbox: `Orchestrations`, `Conversions` and `Profiles` as programs use them, with
 * the real HTTP layers and no socket. Provide this instead of the layers that reach the vendor.
 */
import type * as Conversions from "@segue/core/Conversions"
import * as ConversionsHttp from "@segue/core/ConversionsHttp"
import type * as Orchestrations from "@segue/core/Orchestrations"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import type * as Profiles from "@segue/core/Profiles"
import * as ProfilesHttp from "@segue/core/ProfilesHttp"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"

import * as Options from "./Options.ts"
import * as Sandbox from "./Sandbox.ts"

/** What `layer` provides: the services, and the sandbox behind them for control and inspection. */
export type Services = Orchestrations.Orchestrations | Conversions.Conversions | Profiles.Profiles | Sandbox.Service

/** The services over a sandbox of its own, which follows Effect's `Clock`; the first credential is the caller. */
export const layer = (options: Options.Options = {}): Layer.Layer<Services> => {
  const { clientId, clientSecret, scopes } = options.credentials?.[0] ?? Options.credential
  const http = PaxosHttp.layer({
    apiUrl: Sandbox.BASE_URL,
    tokenUrl: Sandbox.TOKEN_URL,
    clientId,
    clientSecret: Redacted.make(clientSecret),
    scopes: scopes ?? Options.scopes
  })
  return Layer.mergeAll(OrchestrationsHttp.layer, ConversionsHttp.layer, ProfilesHttp.layer).pipe(
    Layer.provide(http),
    Layer.provideMerge(Sandbox.layer(options))
  )
}
