/**
 * Installs the real VS Code workbench (code-server) beside this package, from npm and without install scripts, so that
 * no compiler is needed. Once per version of the lock file: about 20 s and 0.6 GB.
 */
import { execFileSync } from "node:child_process"
import * as crypto from "node:crypto"
import * as fs from "node:fs"
import * as path from "node:path"

const folder = path.resolve(import.meta.dirname, "../code-server")
const modules = path.join(folder, "node_modules")
const stamp = path.join(modules, ".ready")

/** What the workbench needs from npm is its own lock file's business, so npm installs it, not the workspace's pnpm. */
const npm = (cwd: string, ...args: ReadonlyArray<string>): void => {
  execFileSync("npm", [...args, "--ignore-scripts", "--loglevel=error", "--engine-strict=false"], {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    timeout: 300_000
  })
}

export interface Installed {
  /** code-server's own entry file. */
  readonly entry: string
}

/** The workbench, installed if it is not there yet. Throws with npm's words when it cannot be installed. */
export const workbench = (): Installed => {
  const lock = fs.readFileSync(path.join(folder, "package-lock.json"))
  const wanted = crypto.createHash("sha256").update(lock).digest("hex")
  const installed = { entry: path.join(modules, "code-server/out/node/entry.js") }
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === wanted) return installed
  npm(folder, "ci")
  // What code-server's own script would do, less the compiling. Its lock lacks an entry, so `npm ci` refuses here.
  npm(path.join(modules, "code-server/lib/vscode"), "install", "--omit=dev")
  fs.writeFileSync(stamp, wanted)
  return installed
}

const browsers = [process.env["SEGUE_CHROMIUM"], "/usr/bin/chromium", "/usr/bin/chromium-browser"]

/** The browser that tests drive, if there is one. */
export const chromium = (): string | undefined =>
  browsers.find((file) => file !== undefined && file !== "" && fs.existsSync(file))

/** What to say where there is none. */
export const CHROMIUM_MISSING = "needs Chromium: install the package chromium, or name its program in SEGUE_CHROMIUM"
