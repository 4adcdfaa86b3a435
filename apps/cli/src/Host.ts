/** The world around the commands: arguments, environment, folder and the three streams. Tests give their own. */
import * as fs from "node:fs"
import type { Readable } from "node:stream"
import { getSystemErrorMessage, styleText } from "node:util"

export type Style = Parameters<typeof styleText>[0]

/** Nothing more can be written to a stream: the disk is full, or what it leads to is broken. Not a mistake in segue. */
export interface OutputFailed extends Error {
  readonly name: "OutputFailed"
}

/** Whether what was thrown says that an output stream failed. */
export const isOutputFailed = (error: unknown): error is OutputFailed =>
  error instanceof Error && error.name === "OutputFailed"

const outputFailed = (stream: string, cause: NodeJS.ErrnoException): OutputFailed => {
  const why = cause.errno === undefined ? cause.message : getSystemErrorMessage(cause.errno)
  const message = `${stream} cannot be written: ${why} (${cause.code ?? cause.name}); what was printed is not complete`
  return Object.assign(new Error(message, { cause }), { name: "OutputFailed" as const })
}

/** One of the two output streams. */
export interface Output {
  /** Throws `OutputFailed`; where the reader has gone away (`segue … | head`), writes nothing and that is no error. */
  readonly write: (text: string) => void
  /** Colours the text on a terminal (unless NO_COLOR is set), and leaves it alone elsewhere. */
  readonly style: (style: Style, text: string) => string
  readonly isTerminal: boolean
}

export interface Input extends Readable {
  readonly isTTY?: boolean
}

export interface Host {
  readonly args: ReadonlyArray<string>
  readonly env: Readonly<Record<string, string | undefined>>
  /** The folder that relative paths start from. */
  readonly cwd: string
  readonly stdin: Input
  readonly stdout: Output
  readonly stderr: Output
  /** Runs when the user wants a long-running command to stop (Ctrl-C, SIGTERM). */
  readonly onStop: (listener: () => void) => void
}

/** Whether a stream leads to a file or a device, which are written at once. */
const isFile = (stream: NodeJS.WriteStream & { readonly fd: number }): boolean => {
  if (stream.isTTY) return false
  const stats = fs.fstatSync(stream.fd)
  return stats.isFile() || stats.isCharacterDevice()
}

const output = (name: string, stream: NodeJS.WriteStream & { readonly fd: number }, env: Host["env"]): Output => {
  let closed = false
  const failed = (error: NodeJS.ErrnoException): void => {
    // The reader has seen enough (`segue … | head`): what is left has nobody to go to, and that is no error.
    if (error.code !== "EPIPE") throw outputFailed(name, error)
    closed = true
  }
  stream.on("error", failed)
  // A stream over a file takes a write that stored only a part for done; this goes on until all is there, or fails.
  const toFile = (text: string): void => {
    try {
      fs.writeFileSync(stream.fd, text)
    } catch (error) {
      failed(error as NodeJS.ErrnoException)
    }
  }
  const put = isFile(stream) ? toFile : (text: string) => void stream.write(text)
  const isTerminal = stream.isTTY === true
  const colour = isTerminal && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb"
  return {
    write: (text) => {
      if (!closed) put(text)
    },
    style: (style, text) => (colour ? styleText(style, text, { validateStream: false }) : text),
    isTerminal
  }
}

/**
 * Where relative paths start. The workspace's own `segue` script runs in the root wherever the user stands, so there
 * (and only there: other scripts may change folders on purpose) INIT_CWD counts.
 */
const folder = (env: Host["env"]): string => {
  const fromSource = import.meta.filename.endsWith(".ts")
  const started = env["INIT_CWD"]
  return fromSource && env["npm_lifecycle_event"] === "segue" && started !== undefined ? started : process.cwd()
}

/** The host of a real process. */
export const fromProcess = (): Host => ({
  args: process.argv.slice(2),
  env: process.env,
  cwd: folder(process.env),
  get stdin() {
    return process.stdin
  },
  stdout: output("standard output", process.stdout, process.env),
  stderr: output("standard error", process.stderr, process.env),
  onStop: (listener) => {
    process.once("SIGINT", listener)
    process.once("SIGTERM", listener)
  }
})
