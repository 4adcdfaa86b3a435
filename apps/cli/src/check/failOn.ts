/** From findings to the exit code. */
import { type ExitCode, exitCodes } from "../exit.ts"
import type { FindingEntry } from "./Document.ts"

export const levels = ["error", "warning", "info", "never"] as const
export type FailOn = (typeof levels)[number]

/** 1 when a finding is at or above the level, else 0. */
export const exitCode = (findings: ReadonlyArray<Pick<FindingEntry, "severity">>, failOn: FailOn): ExitCode =>
  findings.some(({ severity }) => levels.indexOf(severity) <= levels.indexOf(failOn) && failOn !== "never")
    ? exitCodes.findings
    : exitCodes.done
