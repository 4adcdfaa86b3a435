/** Logs and traces, by the configuration. Secrets are `Redacted` everywhere and print as such. */
import * as FetchHttpClient from "effect/http/FetchHttpClient"
import * as Layer from "effect/Layer"
import * as Logger from "effect/Logger"
import * as Otlp from "effect/observability/Otlp"
import * as OtlpSerialization from "effect/observability/OtlpSerialization"

import type { Config } from "./Config.ts"
import { version } from "./Version.ts"

/** Logs on standard output. */
export const logger = (log: Config["log"]): Layer.Layer<never> =>
  Logger.layer([log === "json" ? Logger.consoleJson : Logger.consolePretty()])

/** Traces, metrics and logs for a collector, where one is configured. */
export const telemetry = ({ otlpUrl }: Config): Layer.Layer<never> =>
  otlpUrl === undefined
    ? Layer.empty
    : Otlp.layer({
        baseUrl: otlpUrl,
        resource: { serviceName: "segue-backend", serviceVersion: version },
        loggerMergeWithExisting: true
      }).pipe(Layer.provide(OtlpSerialization.layerJson), Layer.provide(FetchHttpClient.layer))
