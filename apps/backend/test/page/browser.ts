/** A real headless Chromium for the tests of the page, where one is installed. */
import * as fs from "node:fs"

import { type Browser, chromium } from "playwright-core"

/** The browser's program, or `undefined`. */
export const executable: string | undefined = [
  process.env["SEGUE_CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser"
].find((file) => file !== undefined && fs.existsSync(file))

/** Said in the name of tests that cannot run without it. */
export const WHERE = "needs Chromium: install the package chromium, or name its program in SEGUE_CHROMIUM"

/** A name that is this machine for the browser, and no loopback name for the gateway. */
export const ELSEWHERE = "gateway.test"

/** Starts the browser with a fresh profile of its own, and nothing that goes to the network by itself. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(executable === undefined ? {} : { executablePath: executable }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--host-resolver-rules=MAP ${ELSEWHERE} 127.0.0.1`
    ]
  })
