/** Inputs of procedures: Effect schemas as Standard Schemas, with core's issues and remedies. */
import * as Issue from "@segue/core/Issue"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/**
 * A schema as the input of a procedure. Fields that it does not have are refused, since leaving one out could change
 * what a call means.
 */
export const input = <A, E>(schema: Schema.Codec<A, E>) => {
  const standard = Schema.toStandardSchemaV1(schema)
  const decode = Issue.decoder(schema, { unknownFields: "refuse" })
  const validate = (value: unknown) =>
    Result.match(decode(value), { onSuccess: (value) => ({ value }), onFailure: (issues) => ({ issues }) })
  Object.assign(standard["~standard"], { validate })
  return standard
}
