/** What the launcher starts for the tour and leaves running afterwards. */
import * as Listener from "@segue/sandbox/node/Host"
import * as Options from "@segue/sandbox/Options"
import * as Sandbox from "@segue/sandbox/Sandbox"

import * as Gateway from "./Gateway.ts"
import { legacyRequest } from "./guide.ts"

/** A sandbox on a port of its own. */
interface RunningSandbox {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Everything that runs. */
export interface Services {
  /** When all of it was started, RFC 3339. */
  readonly startedAt: string
  /** The sandbox that stays up. */
  readonly sandbox: RunningSandbox
  /** Another one with the same start, for whoever must not disturb the first. */
  readonly openSandbox: () => Promise<RunningSandbox>
  /** The gateway over the sandbox that stays up; started when it is first asked for. */
  readonly gateway: () => Promise<Gateway.Gateway>
  /** Aborted when the user wants everything to stop; whatever a step waits for ends with it. */
  readonly stop: AbortSignal
  readonly close: () => Promise<void>
}

/** The guide's own profile exists and holds a million of each asset. */
const openSandbox = (port: number): Promise<RunningSandbox> =>
  Listener.listen(
    Sandbox.make({
      seed: "tour",
      profiles: [
        { id: legacyRequest.profile_id, nickname: "treasury", type: "DEFAULT", balances: Options.balances },
        { nickname: "bystander", balances: Options.balances }
      ]
    }),
    { port }
  )

/** Starts what the tour needs; everything listens on 127.0.0.1, on free ports. */
export const start = async (stop: AbortSignal): Promise<Services> => {
  const startedAt = new Date().toISOString()
  const sandbox = await openSandbox(0)
  const others: Array<RunningSandbox> = []
  let gateway: Promise<Gateway.Gateway> | undefined
  return {
    startedAt,
    sandbox,
    stop,
    gateway: () => (gateway ??= Gateway.open(sandbox.url, stop)),
    openSandbox: async () => {
      const other = await openSandbox(0)
      others.push(other)
      return other
    },
    close: async () => {
      // One that did not start has closed itself.
      await gateway?.then((running) => running.close()).catch(() => undefined)
      for (const running of [sandbox, ...others]) await running.close()
    }
  }
}
