/** A small scene played through the real API, step by step, with everything that was said shown. */
import * as api from "../api.ts"
import { grouped } from "../ui.ts"

/** A line of a scene: words, or a call with its answer. */
export interface Step {
  readonly text: string
  readonly status?: number
  /** What was sent and what came back. */
  readonly detail?: string
}

/** What a scene works with. */
export interface Stage {
  readonly say: (text: string) => void
  /** A call of the emulated API; its answer is shown. Throws where the API refuses. */
  readonly call: (method: string, path: string, payload?: unknown) => Promise<api.Answer["body"]>
  /** Lets the person decide; `undefined` when `isSettled` says that it was decided elsewhere. */
  readonly ask: <const A extends string>(
    question: string,
    choices: ReadonlyArray<A>,
    isSettled: () => Promise<boolean>
  ) => Promise<A | undefined>
  /** Approves what waits because approvals are switched on, and says so; whether it had to. */
  readonly approved: (made: { readonly id: string; readonly status: string }) => Promise<boolean>
  /** Reads an orchestration until it has ended. Throws where it cannot end, and where it takes too long. */
  readonly ended: (id: string) => Promise<api.Answer["body"]>
  /** The DEFAULT profile. */
  readonly profile: string
}

/** A scene. */
export interface Play {
  readonly name: string
  readonly title: string
  readonly about: string
  readonly run: (stage: Stage) => Promise<void>
}

const PATIENCE = 40
export const PAUSE_MS = 250

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

const FROZEN = "The clock is frozen, so nothing can come to its end: choose another mode for it, then play again."

/** The clock's mode; throws where it is frozen, as nothing happens then. */
const moving = async (): Promise<string> => {
  const { mode } = await api.control("GET", "/clock")
  if (mode === "frozen") throw new api.Refused(409, FROZEN)
  return mode
}

/** Lets time pass: on a clock that stands still by moving it to what is due next, else by waiting. */
const wait = async (): Promise<void> => {
  if ((await moving()) === "manual") await api.control("POST", "/clock", { skip: true })
  else await pause(PAUSE_MS)
}

const terminal = new Set(["COMPLETED", "FAILED", "REJECTED"])

/** A stage that shows its steps through `show`. Throws where the sandbox is in no state to play anything. */
export const stage = async (show: (step: Step) => void, ask: Stage["ask"]): Promise<Stage> => {
  await moving()
  const call: Stage["call"] = async (method, path, payload) => {
    const { body, status } = await api.call(method, path, payload)
    const sent = payload === undefined ? "" : `${JSON.stringify(payload, undefined, 2)}\n\n`
    show({ text: `${method} ${path}`, status, detail: `${sent}→ ${status}\n${JSON.stringify(body, undefined, 2)}` })
    if (status >= 400) throw new api.Refused(status, body.detail ?? String(status))
    return body
  }
  const { profiles } = await api.control("GET", "/state")
  return {
    say: (text) => show({ text }),
    call,
    ask,
    approved: async ({ id, status }) => {
      if (status !== "PENDING") return false
      show({ text: "It waits, because approvals are switched on for its kind: this scene approves it itself." })
      await api.control("POST", `/approvals/${id}/approve`)
      return true
    },
    ended: async (id) => {
      let last = ""
      for (let attempt = 0; attempt < PATIENCE; attempt++) {
        const { body } = await api.call("GET", `/v2/orchestration/orchestrations/${id}`)
        if (terminal.has(body.status)) return body
        last = body.status
        await wait()
      }
      const why = last === "PENDING" ? "nobody approved it" : "look at the delays among the switches, and at the faults"
      throw new api.Refused(504, `it is still ${last} after ${PATIENCE} looks: ${why}`)
    },
    profile: profiles.find((one: { readonly type: string }) => one.type === "DEFAULT").id
  }
}

/** A `ref_id` that this page has not used yet. */
export const refId = (name: string): string =>
  `page-${name}-${[...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`

/** What the profile has available of an asset, in words. */
export const available = async ({ call, profile }: Stage, asset: string): Promise<string> => {
  const { available: amount } = await call("GET", `/v2/profiles/${profile}/balances/${asset}`)
  return `${grouped(amount)} ${asset}`
}
