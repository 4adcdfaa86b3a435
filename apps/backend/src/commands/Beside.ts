/**
 * Commands beside a gateway whose database is in its own process: they are handed over through a socket in the data
 * directory that only its owner can reach, and carried out where the database is.
 */
import * as fs from "node:fs"
import * as net from "node:net"
import * as path from "node:path"

import * as Cause from "effect/Cause"
import * as Context from "effect/Context"
import * as Data from "effect/Data"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type * as Scope from "effect/Scope"

import type { Config } from "../Config.ts"
import { exitCodes, Fatal } from "../ExitCode.ts"
import type { Repositories } from "./Console.ts"

/** The database of this process, for commands that are carried out in it. */
export const Here = Context.Reference<Context.Context<Repositories> | undefined>(
  "@segue/backend/commands/Beside/Here",
  {
    defaultValue: () => undefined
  }
)

const codes = Object.keys(exitCodes) as ReadonlyArray<keyof typeof exitCodes>
const Asked = Schema.fromJsonString(Schema.Array(Schema.String))
const Said = Schema.fromJsonString(
  Schema.Union([
    Schema.TaggedStruct("Done", { text: Schema.optionalKey(Schema.String) }),
    Schema.TaggedStruct("Fatal", { code: Schema.Literals(codes), message: Schema.String })
  ])
)
const decodeAsked = Schema.decodeUnknownResult(Asked)
const decodeSaid = Schema.decodeUnknownResult(Said)
const encodeSaid = Schema.encodeSync(Said)

/** Longer command lines do not exist. */
const CHARACTERS_MAX = 64 * 1024
const TIMEOUT_MS = 30_000

/** A folder that its owner alone may enter: a socket's own mode can be set only once it is there. */
const socketOf = (dataDir: string): string => path.join(path.resolve(dataDir), "commands", "socket")

/** One line of text from a socket. */
const line = (socket: net.Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ""
    socket.setEncoding("utf8")
    socket.on("data", (chunk) => {
      text += String(chunk)
      if (text.length > CHARACTERS_MAX) return void socket.destroy(new Error("too long"))
      const end = text.indexOf("\n")
      if (end >= 0) resolve(text.slice(0, end))
    })
    socket.once("error", reject)
    socket.once("close", () => reject(new Error("closed")))
  })

/** Carries a command out. */
export type Perform = (args: ReadonlyArray<string>) => Effect.Effect<string | undefined, Fatal>

const answer = (perform: Perform, asked: string): Effect.Effect<typeof Said.Type> =>
  Effect.gen(function* () {
    const args = decodeAsked(asked)
    if (Result.isFailure(args)) {
      return { _tag: "Fatal", code: "configuration", message: "this is no command line" } as const
    }
    const exit = yield* Effect.exit(perform(args.success))
    if (Exit.isSuccess(exit)) {
      return { _tag: "Done", ...(exit.value === undefined ? {} : { text: exit.value }) } as const
    }
    const failure = Cause.findErrorOption(exit.cause)
    return Option.isSome(failure)
      ? ({ _tag: "Fatal", code: failure.value.code, message: failure.value.message } as const)
      : ({ _tag: "Fatal", code: "internal", message: `a bug: ${Cause.pretty(exit.cause)}` } as const)
  })

/** Takes commands until the scope ends. Without a socket the gateway runs all the same; commands then wait for its end. */
export const listen = (dataDir: string, perform: Perform): Effect.Effect<void, never, Scope.Scope> =>
  Effect.gen(function* () {
    const file = socketOf(dataDir)
    const run = Effect.runPromiseWith(yield* Effect.context())
    const serve = (socket: net.Socket) =>
      void line(socket)
        .then((asked) => run(answer(perform, asked)))
        .then((said) => socket.end(`${encodeSaid(said)}\n`))
        .catch(() => socket.destroy())
    const open = Effect.callback<net.Server, Error>((resume) => {
      const server = net.createServer(serve)
      server.once("error", (error) => resume(Effect.fail(error)))
      try {
        fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
        fs.chmodSync(path.dirname(file), 0o700)
        // Whoever holds the directory's lock is the only one here: what lies there is left over.
        fs.rmSync(file, { force: true })
        server.listen(file, () => resume(Effect.succeed(server)))
      } catch (error) {
        resume(Effect.fail(error as Error))
      }
    })
    const close = (server: net.Server) =>
      Effect.sync(() => {
        server.close()
        fs.rmSync(file, { force: true })
      })
    yield* Effect.acquireRelease(open, close).pipe(
      Effect.catch((error) =>
        Effect.logWarning("Commands cannot work beside this gateway; stop it first, or use a server", {
          file,
          error: error.message
        })
      )
    )
  })

/** Nobody takes commands there. */
class Nobody extends Data.TaggedError("Nobody")<{}> {}

/** Hands a command to the gateway that runs on the data directory; none when none does. */
export const ask = (
  config: Config,
  args: ReadonlyArray<string>
): Effect.Effect<Option.Option<string | undefined>, Fatal> =>
  Effect.gen(function* () {
    const file = socketOf(config.dataDir)
    if (config.databaseUrl !== undefined || !fs.existsSync(file)) return Option.none()
    const socket = yield* Effect.callback<net.Socket, Nobody>((resume) => {
      const connecting = net.connect(file, () => resume(Effect.succeed(connecting)))
      connecting.once("error", () => resume(Effect.fail(new Nobody())))
    })
    const text = yield* Effect.tryPromise({
      try: () => {
        const said = line(socket)
        socket.write(`${JSON.stringify(args)}\n`)
        return said
      },
      catch: () => undefined
    }).pipe(
      Effect.timeout(TIMEOUT_MS),
      Effect.mapError(
        () =>
          new Fatal({
            code: "database",
            message: `the gateway on ${config.dataDir} did not answer: nobody knows whether it did this. Look before you repeat it`
          })
      ),
      Effect.ensuring(Effect.sync(() => socket.destroy()))
    )
    const said = decodeSaid(text)
    if (Result.isFailure(said)) {
      return yield* new Fatal({ code: "database", message: `the gateway on ${config.dataDir} is of another version` })
    }
    return said.success._tag === "Done" ? Option.some(said.success.text) : yield* new Fatal(said.success)
  }).pipe(Effect.catchTag("Nobody", () => Effect.succeedNone))
