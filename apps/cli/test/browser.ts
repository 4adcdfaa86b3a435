/** A real headless Chromium for pages that we write, where one is installed. */
import * as fs from "node:fs"

import { type Browser, chromium } from "playwright-core"

const candidates = [process.env["SEGUE_CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser"]

/** The browser's program, or `undefined`. */
export const executable: string | undefined = candidates.find((file) => file !== undefined && fs.existsSync(file))

/** Said in the name of tests that cannot run without it. */
export const WHERE = "needs Chromium: install the package chromium, or name its program in SEGUE_CHROMIUM"

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
      "--disable-sync"
    ]
  })
