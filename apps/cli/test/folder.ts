/** Folders for one test each, and the legacy texts that are put into them. */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import * as guide from "./guide.ts"

const made: Array<string> = []
process.once("exit", () => {
  for (const one of made) fs.rmSync(one, { recursive: true, force: true })
})

/** A new folder with these files; removed when the process ends. */
export const folder = (files: Readonly<Record<string, string | Uint8Array>> = {}): string => {
  // The real path: on some systems the temporary folder is a link, and git answers with real paths.
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "segue-test-")))
  made.push(root)
  write(root, files)
  return root
}

/** Writes files, with the folders they need. */
export const write = (root: string, files: Readonly<Record<string, string | Uint8Array>>): void => {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, content)
  }
}

/** Every file below a folder with its bytes, git's own left out. */
export const contents = (root: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fs
      .readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !file.includes(`${path.sep}.git${path.sep}`))
      .toSorted()
      .map((file) => [path.relative(root, file), fs.readFileSync(file, "latin1")])
  )

/** Runs git in a folder, as somebody without any configuration. */
export const git = (root: string, ...args: ReadonlyArray<string>): string =>
  execFileSync("git", ["-C", root, "-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], GIT_CONFIG_NOSYSTEM: "1", HOME: root }
  })

/** Makes the folder a repository in which everything is committed. */
export const committed = (root: string): void => {
  git(root, "init", "-q", "-b", "main")
  git(root, "add", "-A")
  git(root, "commit", "-q", "-m", "all")
}

/** The guide's legacy request: one unit that `segue fix` rewrites. */
export const request = `${JSON.stringify(guide.legacyRequest, null, 2)}\n`

/** A legacy cancel: nothing replaces it, so it stays for a person. */
export const cancel = "DELETE https://api.paxos.com/v2/conversion/stablecoins/e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c\n"

/** Scopes of the legacy API. */
export const scopes = `PAXOS_SCOPES="${guide.legacyScopes}"\n`

/** A legacy create with its body: one unit that `segue fix` rewrites, whatever the rest of the project does. */
export const create = `POST https://api.paxos.com/v2/conversion/stablecoins\nContent-Type: application/json\n\n${request}`

const MAKE_PIPE = "mkfifo"

/** A named pipe that nobody writes to: reading it waits for ever. */
export const pipe = (file: string): void => {
  execFileSync(MAKE_PIPE, [file])
}
