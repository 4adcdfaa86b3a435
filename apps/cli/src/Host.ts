import type { Readable } from "node:stream"
/** The world around the commands: arguments, environment, folder and the three streams. Tests give their own. */
import { styleText } from "node:util"

export type Style = Parameters<typeof styleText>[0]

/** One of the two output streams. */
export interface Output {
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

const output = (stream: NodeJS.WriteStream, env: Host["env"]): Output => {
  let closed = false
  // The reader has seen enough (`segue … | head`): what is left has nobody to go to, and that is no error.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error
    closed = true
  })
  const isTerminal = stream.isTTY === true
  const colour = isTerminal && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb"
  return {
    write: (text) => {
      if (!closed) stream.write(text)
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
  stdout: output(process.stdout, process.env),
  stderr: output(process.stderr, process.env),
  onStop: (listener) => {
    process.once("SIGINT", listener)
    process.once("SIGTERM", listener)
  }
})
