/** One thing the doctor looked at. */

/** `skipped` things were left alone on purpose or could not be asked; a `warning` is worth a look and no obstacle. */
export type State = "ok" | "warning" | "failed" | "skipped"

export interface Check {
  readonly area: "addresses" | "clock" | "scopes" | "operations"
  readonly name: string
  readonly state: State
  readonly message: string
}

/** Makes the checks of one area. */
export const area =
  (name: Check["area"]) =>
  (subject: string, state: State, message: string): Check => ({ area: name, name: subject, state, message })
