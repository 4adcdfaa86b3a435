import { ConversionRequest } from "@segue/core/Conversion"
import * as Issue from "@segue/core/Issue"
import * as RequestMigration from "@segue/core/migration/Request"
import { OrchestrationRequest, requestFields } from "@segue/core/Orchestration"
/** `--kind request`: the body of a create. */
import * as Result from "effect/Result"

import * as Answer from "./Answer.ts"
import * as Shape from "./Shape.ts"

const readConversion = Issue.decoder(ConversionRequest)
const readOrchestration = Issue.decoder(OrchestrationRequest, { unknownFields: "refuse" })

/** Fields of the new request that its schema does not have: kept apart, so that the migration can say it drops them. */
const apart = (value: unknown) => {
  if (!Shape.isObject(value)) return { known: value, unknown: {} }
  const [known, unknown] = [true, false].map((wanted) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => requestFields.has(key) === wanted))
  )
  return { known, unknown }
}

const toOrchestration = (value: unknown, refId: string | undefined): Answer.Answer => {
  const read = readConversion(value)
  if (Result.isFailure(read)) return Answer.unreadable(read.failure)
  const own = read.success.ref_id
  if (refId !== undefined && own !== undefined && own !== null && own !== "" && own !== refId) {
    return Answer.refused({
      code: "ref-id-differs",
      row: "F6",
      path: ["ref_id"],
      message: "The request has a ref_id of its own, and --ref-id says another one",
      remedy: "Leave --ref-id out: one business operation keeps its ref_id on both APIs"
    })
  }
  const migration = RequestMigration.toOrchestration(read.success, refId === undefined ? {} : { refId })
  if (Result.isFailure(migration)) return Answer.fromMigration(migration)
  // The legacy schema is the wider one (any length of ids): what comes out must be a request of the new API.
  const check = readOrchestration(migration.success.value)
  return Result.isFailure(check)
    ? Answer.refused(...check.failure.map((issue) => ({ ...issue, code: "not-in-new-api", row: "F10" })))
    : Answer.fromMigration(migration)
}

const toConversion = (value: unknown): Answer.Answer => {
  const { known, unknown } = apart(value)
  const read = readOrchestration(known)
  return Result.isFailure(read)
    ? Answer.unreadable(read.failure)
    : Answer.fromMigration(RequestMigration.toConversion({ ...read.success, ...unknown }))
}

/** Migrates a create's body. */
export const migrate = (value: unknown, options: Answer.Options): Answer.Answer => {
  const wrong = Shape.isObject(value) ? Shape.wrongShape(value, options.to, "F10") : undefined
  if (wrong !== undefined) return Answer.refused(wrong)
  return options.to === "orchestration" ? toOrchestration(value, options.refId) : toConversion(value)
}
