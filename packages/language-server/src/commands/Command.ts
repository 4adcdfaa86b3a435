/** What a command is: a name, and what it does with its one argument. */
import type { CancellationToken, WorkDoneProgressReporter } from "vscode-languageserver"

import type { Session } from "../Session.ts"

export interface Context {
  readonly token: CancellationToken
  readonly progress: WorkDoneProgressReporter
}

export interface Command {
  readonly name: string
  /** The argument comes from outside and may be anything. */
  readonly run: (session: Session, argument: unknown, context: Context) => Promise<unknown>
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null

/** The argument's fields; an empty object where none was given. */
export const fieldsOf = (argument: unknown): Readonly<Record<string, unknown>> => (isRecord(argument) ? argument : {})

/** A text among the fields. */
export const textIn = (fields: Readonly<Record<string, unknown>>, name: string): string | undefined => {
  const value = fields[name]
  return typeof value === "string" ? value : undefined
}

/** The level that was asked for; `safe` unless it is said to be `review`. */
export const levelIn = (fields: Readonly<Record<string, unknown>>): "safe" | "review" =>
  fields["level"] === "review" ? "review" : "safe"

/** Names of rules among the fields. */
export const rulesIn = (fields: Readonly<Record<string, unknown>>): ReadonlyArray<string> | undefined => {
  const rules = fields["rules"]
  return Array.isArray(rules) ? rules.filter((rule) => typeof rule === "string") : undefined
}

/** Whether the server is to apply the edit itself. */
export const applyIn = (fields: Readonly<Record<string, unknown>>): boolean => fields["apply"] !== false
