/** One process at a time on a data directory: a second one would lose committed rows silently. */
// @effect-diagnostics nodeBuiltinImport:off -- exclusive creation and process ids are Node's

import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { StoreError } from "@segue/follow/Store"
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"

/** The lock's file in the directory. */
export const FILE = "segue.lock"

/** A take-over takes milliseconds; one that left its mark this long ago did not end. */
const TAKE_OVER_MAX_MS = 10_000

const Holder = Schema.Struct({
  host: Schema.String,
  pid: Schema.Int,
  startedAt: Schema.NullOr(Schema.String)
})
const decodeHolder = Schema.decodeUnknownOption(Schema.fromJsonString(Holder))

/** What the system tells of a process; nothing where it keeps no such files, or has no such process. */
const statOf = (pid: number): ReadonlyArray<string> => {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8")
    // The command's name may hold spaces and parentheses.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  } catch {
    return []
  }
}

/** When a process began, as the system tells it, so that a pid given to another process is noticed. */
const startOf = (pid: number): string | null => statOf(pid)[19] ?? null

const isAlive = (pid: number): boolean => {
  // One that has ended, with all its threads, keeps its pid until its parent asks, which some parents never do.
  const { 0: state, 17: threads } = statOf(pid)
  if ((state === "Z" || state === "X") && Number(threads) <= 1) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process is alive as well.
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
}

/** A process of another machine, or of another container, cannot be asked: its lock is believed. */
const isHeld = (holder: typeof Holder.Type): boolean =>
  holder.host !== os.hostname() ||
  (isAlive(holder.pid) && (holder.startedAt === null || startOf(holder.pid) === holder.startedAt))

const refuse = (message: string): StoreError => new StoreError({ message, isRetryable: false })

/** Creates the file with our name in it, all at once; false when it is there already. Never overwrites. */
const create = (file: string): boolean => {
  const draft = `${file}.${process.pid}`
  fs.writeFileSync(draft, JSON.stringify({ host: os.hostname(), pid: process.pid, startedAt: startOf(process.pid) }))
  try {
    fs.linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false
    throw error
  } finally {
    fs.rmSync(draft, { force: true })
  }
}

const read = (file: string): Option.Option<typeof Holder.Type> => {
  try {
    return decodeHolder(fs.readFileSync(file, "utf8"))
  } catch {
    return Option.none()
  }
}

/** Removes a lock whose holder is gone; one process at a time may try. Answers why not, if not. */
const takeOver = (file: string): string | undefined => {
  const mark = `${file}.taking-over`
  const busy = `Another process is taking over ${file}. If none is, remove ${mark}`
  try {
    fs.mkdirSync(mark)
  } catch {
    const age = fs.statSync(mark, { throwIfNoEntry: false })?.mtimeMs
    // @effect-diagnostics-next-line globalDate:off -- compared with a file's time, which is the system's
    if (age === undefined || Date.now() - age < TAKE_OVER_MAX_MS) return busy
  }
  try {
    const holder = read(file)
    if (Option.isSome(holder) && isHeld(holder.value)) return inUse(file, holder.value)
    fs.rmSync(file, { force: true })
    return create(file) ? undefined : busy
  } finally {
    fs.rmSync(mark, { recursive: true, force: true })
  }
}

const inUse = (file: string, { host, pid }: typeof Holder.Type): string =>
  `${path.dirname(file)} is in use by process ${pid}${host === os.hostname() ? "" : ` on ${host}; if that one is gone, remove ${file}`}. One process at a time: use another SEGUE_DATA_DIR, or set SEGUE_DATABASE_URL to share a server`

/** Holds the directory until the scope ends; it is created if it is not there. Fails at once when it is in use. */
export const hold = (directory: string): Effect.Effect<void, StoreError, Scope.Scope> =>
  Effect.acquireRelease(
    Effect.try({
      try: () => {
        fs.mkdirSync(directory, { recursive: true })
        const file = path.join(directory, FILE)
        return { file, reason: create(file) ? undefined : takeOver(file) }
      },
      catch: (cause) =>
        new StoreError({
          message: `Could not lock ${directory}: ${(cause as Error).message}`,
          isRetryable: false,
          cause
        })
    }).pipe(Effect.flatMap(({ file, reason }) => (reason === undefined ? Effect.succeed(file) : refuse(reason)))),
    (file) => Effect.sync(() => fs.rmSync(file, { force: true }))
  ).pipe(Effect.asVoid)
