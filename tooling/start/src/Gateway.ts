/** The gateway in a process of its own, over the sandbox of the tour. */
import * as fs from "node:fs"
import * as path from "node:path"

import * as Child from "./Child.ts"

/** One that listens. */
export interface Gateway {
  readonly url: string
  /** The key that it made for whoever sits at this machine. */
  readonly key: string
  readonly close: () => Promise<void>
}

/** Starts it, with a data directory of its own that goes when it is closed; `vendorUrl` is the sandbox's address. */
export const open = async (vendorUrl: string, stop: AbortSignal): Promise<Gateway> => {
  const {
    close,
    directory,
    ready: url
  } = await Child.open({
    name: "the gateway",
    main: "apps/backend/src/main.ts",
    env: (dataDir) => ({
      PAXOS_BASE_URL: `${vendorUrl}/v2`,
      PAXOS_TOKEN_URL: `${vendorUrl}/oauth2/token`,
      PAXOS_CLIENT_ID: "sandbox",
      PAXOS_CLIENT_SECRET: "sandbox",
      SEGUE_DATA_DIR: dataDir,
      SEGUE_LOG: "json",
      SEGUE_PORT: "0"
    }),
    isReady: ({ all }) => /"url":"(http:\/\/[^"]+)"/u.exec(all)?.[1],
    readyMs: 120_000,
    stop
  })
  return { url, key: fs.readFileSync(path.join(directory, "dev-key"), "utf8").trim(), close }
}
