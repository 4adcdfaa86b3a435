/** Inputs of procedures: Effect schemas as Standard Schemas, with core's issues and remedies. */
import * as Issue from "@segue/core/Issue"
import * as Text from "@segue/core/Text"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/**
 * A schema as the input of a procedure. Fields that it does not have are refused, since leaving one out could change
 * what a call means; so is text that no database can hold, since storing it changed would be another text.
 */
export const input = <A, E>(schema: Schema.Codec<A, E>) => {
  const standard = Schema.toStandardSchemaV1(schema)
  const decode = Issue.decoder(schema, { unknownFields: "refuse" })
  const validate = (value: unknown) => {
    const decoded = decode(value)
    if (Result.isFailure(decoded)) return { issues: decoded.failure }
    const issues = Text.unstorable(value)
    return issues.length === 0 ? { value: decoded.success } : { issues }
  }
  Object.assign(standard["~standard"], { validate })
  return standard
}
