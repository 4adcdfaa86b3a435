/** The README's examples, run as they stand. */
import { spawnSync } from "node:child_process"
import * as fs from "node:fs"
import * as os from "node:os"
import * as path from "node:path"

import { assert, describe, it } from "@effect/vitest"

import manifest from "../package.json" with { type: "json" }
import { commands } from "../src/commands/registry.ts"
import { exitCodes } from "../src/exit.ts"

const readme = fs.readFileSync(path.resolve(import.meta.dirname, "../README.md"), "utf8")
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "segue-readme-"))
const main = path.resolve(import.meta.dirname, "../src/main.ts")

for (const [, name, text] of readme.matchAll(/<!-- file: (\S+) -->\n+```json\n(.*?)```/gsu)) {
  fs.writeFileSync(path.join(folder, name!), text!)
}
fs.mkdirSync(path.join(folder, "bin"))
fs.writeFileSync(path.join(folder, "bin/segue"), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`, {
  mode: 0o755
})

/** The console blocks: each command with what it prints. */
const sessions = [...readme.matchAll(/```console\n(.*?)```/gsu)].map(([, text]) => {
  const steps = text!
    .split(/^\$ /mu)
    .slice(1)
    .map((step) => [step.slice(0, step.indexOf("\n")), step.slice(step.indexOf("\n") + 1)] as const)
  return { script: steps.map(([command]) => command).join("\n"), printed: steps.map(([, output]) => output).join("") }
})

describe("README.md", () => {
  it("has examples", () => assert.isAtLeast(sessions.length, 4))

  it.each(sessions)("$script", ({ printed, script }) => {
    const { INIT_CWD: _, ...env } = process.env
    const { stdout } = spawnSync("sh", ["-c", script], {
      cwd: folder,
      encoding: "utf8",
      env: { ...env, PATH: `${folder}/bin${path.delimiter}${env["PATH"]}` }
    })
    assert.strictEqual(stdout, printed)
  })

  it("links to nothing that the package does not bring along", () => {
    const links = [...readme.matchAll(/\]\(([^)#]+)[^)]*\)/gu)].map(([, target]) => target!)
    assert.isNotEmpty(links)
    for (const link of links) {
      assert.isTrue(link.startsWith("https:") || manifest.files.includes(link.split("/")[0]!), link)
    }
  })

  it("starts from source with nothing but npm", () => {
    assert.notMatch(readme.replaceAll("npx -y pnpm@12 ", ""), /\bpnpm (?:segue|bench)\b/u)
    assert.include(readme, "npx -y pnpm@12 segue")
  })

  it("names every command and every exit code", () => {
    for (const { name } of commands) assert.include(readme, `## segue ${name}\n`)
    for (const code of Object.values(exitCodes)) assert.match(readme, new RegExp(`^\\| ${code} +\\| `, "mu"))
  })
})
