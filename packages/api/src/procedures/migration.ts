/** `migration.*`: payloads of one API as payloads of the other, and legacy usage in files. Nothing is sent anywhere. */
import { Conversion, ConversionQuery, ConversionRequest } from "@segue/core/Conversion"
import { Report } from "@segue/core/Finding"
import * as Issue from "@segue/core/Issue"
import { Linter } from "@segue/core/Linter"
import * as Migration from "@segue/core/Migration"
import { Orchestration, OrchestrationQuery, OrchestrationRequest } from "@segue/core/Orchestration"
import * as Query from "@segue/core/Query"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

import { Unreadable } from "../Failure.ts"
import { input } from "../Input.ts"
import { procedure, router } from "../Procedure.ts"
import { read } from "../Run.ts"
import { scopes } from "../Scopes.ts"
import * as Wire from "../Wire.ts"

type Read<A> = (value: unknown) => Result.Result<A, ReadonlyArray<Issue.Issue>>

const decode = {
  conversionRequest: Issue.decoder(ConversionRequest),
  orchestrationRequest: Issue.decoder(OrchestrationRequest, { unknownFields: "refuse" }),
  conversion: Issue.decoder(Conversion),
  orchestration: Issue.decoder(Orchestration),
  conversionQuery: Issue.decoder(ConversionQuery, { unknownFields: "refuse" }),
  orchestrationQuery: Issue.decoder(OrchestrationQuery, { unknownFields: "refuse" })
}

const unreadable = (issues: ReadonlyArray<Issue.Issue>): Unreadable =>
  new Unreadable({ issues: issues.map((issue) => ({ ...issue, path: ["payload", ...issue.path] })) })

/** Reads a payload and migrates it. */
const migrate = <A, B>(
  payload: unknown,
  reader: Read<A>,
  map: (value: A) => Migration.Migration<B>
): Effect.Effect<Migration.Migrated<B>, Unreadable | Migration.MigrationRefused> =>
  Effect.gen(function* () {
    return yield* Effect.fromResult(map(yield* Effect.fromResult(Result.mapError(reader(payload), unreadable))))
  })

const request = ({ payload, ref_id, to }: typeof Wire.MigrateRequest.Type) =>
  Effect.gen(function* () {
    if (to === "conversion") {
      return yield* migrate(payload, decode.orchestrationRequest, Migration.Request.toConversion)
    }
    const options = ref_id === undefined ? {} : { refId: ref_id }
    const migrated = yield* migrate(payload, decode.conversionRequest, (value) =>
      Migration.Request.toOrchestration(value, options)
    )
    // The legacy schema is the wider one: what comes out must be a request that `orchestrations.create` takes.
    yield* Effect.fromResult(Result.mapError(decode.orchestrationRequest(migrated.value), unreadable))
    return migrated
  })

const response = ({ payload, to }: typeof Wire.MigratePayload.Type) =>
  Effect.gen(function* () {
    return to === "conversion"
      ? yield* migrate(payload, decode.orchestration, (value) => Migration.Object.toConversion(value))
      : yield* migrate(payload, decode.conversion, Migration.Object.toOrchestration)
  })

/** Parameters that the legacy listing does not have are left out with a note, as the listing ignores them. */
const legacyQuery = (payload: unknown) => {
  const entries = typeof payload === "object" && payload !== null ? Object.entries(payload) : []
  const [known, unknown] = [true, false].map((wanted) =>
    entries.filter(([key]) => Query.conversions.known.has(key) === wanted)
  ) as [Array<[string, unknown]>, Array<[string, unknown]>]
  const pairs = unknown.map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)] as const)
  const isObject = typeof payload === "object" && payload !== null && !Array.isArray(payload)
  return migrate(isObject ? Object.fromEntries(known) : payload, decode.conversionQuery, (value) =>
    Migration.ListQuery.toOrchestration(value, pairs)
  )
}

const query = ({ payload, to }: typeof Wire.MigratePayload.Type) =>
  Effect.gen(function* () {
    return to === "conversion"
      ? yield* migrate(payload, decode.orchestrationQuery, Migration.ListQuery.toConversion)
      : yield* legacyQuery(payload)
  })

const scopeList = ({ scopes, to }: typeof Wire.MigrateScopes.Type) =>
  Effect.fromResult(
    to === "conversion" ? Migration.Scopes.toConversion(scopes) : Migration.Scopes.toOrchestration(scopes)
  )

const lint = ({ files }: Wire.Lint) =>
  Effect.flatMap(Linter, (linter) =>
    linter.check(
      files.map(({ is_payload, path, text }) => ({
        path,
        text,
        ...(is_payload === undefined ? {} : { isPayload: is_payload })
      }))
    )
  )

/** Migrations of payloads and of files. */
export const migration = router({
  request: procedure(scopes.migrate, Wire.migratedOf(Wire.AnyRequest), "The body of a create.")
    .input(input(Wire.MigrateRequest))
    .query(({ ctx, input, signal }) => read(ctx, signal, request(input))),
  response: procedure(
    scopes.migrate,
    Wire.migratedOf(Schema.Union([Orchestration, Conversion])),
    "One object of an answer."
  )
    .input(input(Wire.MigratePayload))
    .query(({ ctx, input, signal }) => read(ctx, signal, response(input))),
  query: procedure(scopes.migrate, Wire.migratedOf(Wire.AnyQuery), "The parameters of a listing.")
    .input(input(Wire.MigratePayload))
    .query(({ ctx, input, signal }) => read(ctx, signal, query(input))),
  scopes: procedure(scopes.migrate, Wire.migratedOf(Schema.Array(Schema.String)), "OAuth scopes.")
    .input(input(Wire.MigrateScopes))
    .query(({ ctx, input, signal }) => read(ctx, signal, scopeList(input))),
  lint: procedure(
    scopes.migrate,
    Report,
    "What in these files still speaks the legacy API, and the edits that migrate it. Nothing is written."
  )
    .input(input(Wire.Lint))
    .query(({ ctx, input, signal }) => read(ctx, signal, lint(input)))
})
