/** What `segue sandbox` can be told, and how each of it is read; whatever cannot be read names what can. */
import * as Timestamp from "@segue/core/Timestamp"
import * as Settings from "@segue/sandbox/Settings"
import * as VirtualClock from "@segue/sandbox/VirtualClock"
import { type Command, InvalidArgumentError } from "commander"
import * as Result from "effect/Result"

export interface Flags {
  readonly port: number
  readonly seed: string
  readonly approvals?: true
  readonly limits: boolean
  readonly snapshot?: string
  readonly namespaces?: true
  readonly set?: Partial<Settings.Settings>
  readonly clock?: VirtualClock.Mode
  readonly startAt?: string
}

const portOf = (text: string): number => {
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : -1
  if (port < 0 || port > 65_535) throw new InvalidArgumentError("a port from 0 (any free one) to 65535")
  return port
}

const isMode = (text: string): text is VirtualClock.Mode => VirtualClock.modes.some((mode) => mode === text)

const modeOf = (text: string): VirtualClock.Mode => {
  if (!isMode(text)) throw new InvalidArgumentError(`one of ${VirtualClock.modes.join(", ")}`)
  return text
}

const startOf = (text: string): string => {
  if (!Timestamp.isTimestamp(text)) throw new InvalidArgumentError("an RFC 3339 time, such as 2026-12-01T00:00:00Z")
  return text
}

const catalogue: Readonly<Record<string, { readonly values: string; readonly default: unknown }>> = Settings.catalogue

/** One `name=value`, on top of those before it. */
const switchOf = (text: string, before: Partial<Settings.Settings> = {}): Partial<Settings.Settings> => {
  const mark = text.indexOf("=")
  if (mark < 0) throw new InvalidArgumentError("name=value; segue sandbox --help lists the names")
  const name = text.slice(0, mark)
  const read = Settings.decodeText(name, text.slice(mark + 1))
  if (Result.isSuccess(read)) return { ...before, ...read.success }
  throw new InvalidArgumentError(
    read.failure === "unknown name"
      ? `there is no switch ${JSON.stringify(name)}; segue sandbox --help lists them`
      : `${name} is ${catalogue[name]!.values.replaceAll(" | ", " or ")}`
  )
}

/** Every switch with its values, the default first named, as lines of the help. */
export const switches = (): string =>
  Object.entries(catalogue)
    .map(([name, one]) => `  ${name.padEnd(26)}${one.values} (${String(one.default)})`)
    .join("\n")

/** The options of the command. */
export const declare = (command: Command): Command =>
  command
    .option("--port <port>", "where to listen on 127.0.0.1; 0 takes a free port", portOf, 4300)
    .option("--seed <seed>", "ids and everything random follow from it", "1")
    .option("--snapshot <file>", "starts from this file if it exists, and writes it when it stops")
    .option("--approvals", "orchestrations wait for an approval")
    .option("--no-limits", "no rate limits; the vendor's hold otherwise")
    .option("--namespaces", "each /ns/<name>/ is a sandbox of its own, for tests side by side")
    .option("--clock <mode>", `how time goes: ${VirtualClock.modes.join(", ")}`, modeOf)
    .option("--start-at <time>", "the sandbox's time at the start, in RFC 3339; now otherwise", startOf)
    .option("--set <name=value>", "a switch for what nobody knows about the vendor; may be repeated", switchOf)
