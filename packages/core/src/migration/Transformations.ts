/**
 * The map as Effect schemas: decoding reads the legacy wire shape into the new one, encoding writes it back. Use these
 * where a schema is asked for; they drop the notes, so prefer `Request` and `Object` where somebody can read them.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import * as SchemaTransformation from "effect/SchemaTransformation"

import { Conversion, ConversionRequest } from "../Conversion.ts"
import { Orchestration, OrchestrationRequest } from "../Orchestration.ts"
import type { Migration } from "./Migrated.ts"
import * as ObjectMigration from "./Object.ts"
import * as RequestMigration from "./Request.ts"

const run = <A>(migration: Migration<A>): Effect.Effect<A, SchemaIssue.Issue> => {
  if (Result.isSuccess(migration)) return Effect.succeed(migration.success.value)
  const [first] = migration.failure.issues
  return Effect.fail(
    new SchemaIssue.Pointer(first?.path ?? [], new SchemaIssue.InvalidValue({ message: first?.message ?? "refused" }))
  )
}

/** decode: `ConversionRequest` to `OrchestrationRequest`; encode: the way back. */
export const OrchestrationRequestFromConversionRequest = ConversionRequest.pipe(
  Schema.decodeTo(
    OrchestrationRequest,
    SchemaTransformation.transformEffect<OrchestrationRequest, ConversionRequest>({
      decode: (request) => run(RequestMigration.toOrchestration(request)),
      encode: (request) => run(RequestMigration.toConversion(request))
    })
  )
)

/** decode: `Conversion` to `Orchestration`; encode: the way back (without `settled_at`, which the new API lacks). */
export const OrchestrationFromConversion = Conversion.pipe(
  Schema.decodeTo(
    Orchestration,
    SchemaTransformation.transformEffect<Orchestration, Conversion>({
      decode: (conversion) => run(ObjectMigration.toOrchestration(conversion)),
      encode: (orchestration) => run(ObjectMigration.toConversion(orchestration))
    })
  )
)
