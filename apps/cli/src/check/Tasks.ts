/** What a second thread does for a check. Questions and answers are plain data; the same question has the same answer. */
import * as Result from "effect/Result"

import * as Inspection from "./Inspection.ts"
import * as Links from "./Links.ts"
import type * as Look from "./Look.ts"

/** What the engine says about a file, without what the asking thread has already. */
type Said = Omit<Inspection.Inspection, keyof Inspection.Candidate>
type Plain = { readonly said: Said } | { readonly failure: Inspection.Failure }

/** Tasks that the engine is needed for. */
export interface EngineTasks {
  readonly link: (asked: Links.Question) => Links.Links
  /** Files that need no grammar. */
  readonly judge: (asked: ReadonlyArray<Inspection.Candidate>) => ReadonlyArray<Plain>
  /** Files that were judged here, by their absolute paths: what is said now that legacy calls are known to remain. */
  readonly again: (asked: ReadonlyArray<string>) => ReadonlyArray<Plain>
}

/** Every task with what it is asked and what it answers. */
export interface Tasks extends EngineTasks {
  readonly look: (asked: Look.Question) => Look.Seen
}

/** An answer of the other thread as the engine would have given it here. */
export const received = (plain: Plain): Result.Result<Said, Inspection.Failure> =>
  "failure" in plain ? Result.fail(plain.failure) : Result.succeed(plain.said)

const sent = (answer: Result.Result<Inspection.Inspection, Inspection.Failure>): Plain => {
  if (Result.isFailure(answer)) return { failure: answer.failure }
  const { dependsOnProject, legacyCalls, report, successorCalls, tookMs } = answer.success
  return { said: { dependsOnProject, legacyCalls, report, successorCalls, tookMs } }
}

/** The tasks of one thread. */
export const make = (): EngineTasks => {
  const waiting = new Map<string, Inspection.Inspection>()
  return {
    link: (asked) => Links.find(asked),
    judge: (asked) => {
      const answers = Inspection.inspectAll(asked)
      for (const answer of answers) {
        if (Result.isSuccess(answer) && answer.success.dependsOnProject) {
          waiting.set(answer.success.entry.absolute, answer.success)
        }
      }
      return answers.map(sent)
    },
    again: (asked) => {
      const inspections = asked.flatMap((absolute) => waiting.get(absolute) ?? [])
      if (inspections.length < asked.length) throw new Error("not all of these were judged by this thread")
      return Inspection.inspectAgain(inspections).map(sent)
    }
  }
}
