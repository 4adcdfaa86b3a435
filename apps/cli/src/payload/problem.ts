import * as Issue from "@segue/core/Issue"
import * as ProblemMigration from "@segue/core/migration/ProblemBody"
import { Problem } from "@segue/core/Problem"
/** `--kind problem`: an error body. */
import * as Result from "effect/Result"

import * as Answer from "./Answer.ts"

const readProblem = Issue.decoder(Problem)

/** Migrates an error body as far as the new API's are known. */
export const migrate = (value: unknown, { to }: Answer.Options): Answer.Answer => {
  const read = readProblem(value)
  if (Result.isFailure(read)) return Answer.unreadable(read.failure)
  return Answer.fromMigration(
    to === "orchestration"
      ? ProblemMigration.toOrchestration(read.success)
      : ProblemMigration.toConversion(read.success)
  )
}
