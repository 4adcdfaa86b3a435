/** The packed extension in a folder that nobody trusts: it reads and rewrites, and runs nothing of what lies there. */
import { execFileSync } from "node:child_process"
import * as fs from "node:fs"
import * as path from "node:path"

import * as install from "@segue/workbench/install"
import { Workbench } from "@segue/workbench/Workbench"
import { afterAll, afterEach, assert, beforeAll, describe, expect, it } from "vitest"

import { vsix } from "../../package.ts"
import { files } from "./workspace.ts"

const shots = path.resolve(import.meta.dirname, "../../.cache/shots")
const chromium = install.chromium()

/** Programs that leave a trace when anybody runs them, where a tool might look for its configuration or for itself. */
const TRACE = "ran.txt"
const leavesTrace = `require("node:fs").writeFileSync(require("node:path").join(__dirname, "${TRACE}"), "")\n`
const leavesTraceAsModule = `import * as fs from "node:fs"\nfs.writeFileSync(new URL("${TRACE}", import.meta.url), "")\n`
const programs: Readonly<Record<string, string>> = {
  "segue.config.js": leavesTrace,
  "segue.config.cjs": leavesTrace,
  "segue.config.mjs": leavesTraceAsModule,
  "segue.config.ts": leavesTraceAsModule,
  "node_modules/segue/index.js": leavesTrace,
  "node_modules/segue/package.json": '{ "name": "segue", "bin": "index.js" }\n',
  "node_modules/@segue/language-server/index.js": leavesTrace,
  "node_modules/web-tree-sitter/index.js": leavesTrace
}

/** What a folder might set to have its own program run instead of ours. */
const folderSettings = JSON.stringify({
  "segue.path": "./segue.config.js",
  "segue.server.path": "./node_modules/segue/index.js",
  "segue.server.module": "./node_modules/segue/index.js",
  "segue.runtime": "./node_modules/segue/index.js",
  "segue.trace.server": "verbose",
  // Data, and taken as such: it says what is reported, and nothing else.
  "segue.rules": { "request-field": "error" }
})

describe.skipIf(chromium === undefined)(
  `restricted mode${chromium === undefined ? ` (${install.CHROMIUM_MISSING})` : ""}`,
  () => {
    let workbench: Workbench

    beforeAll(async () => {
      workbench = await Workbench.start({
        extensions: [vsix],
        files: { ...files, ...programs, ".vscode/settings.json": folderSettings },
        isRestricted: true,
        open: "src/read.ts",
        shots
      })
    })
    afterAll(() => workbench?.stop())
    afterEach(async ({ task }) => {
      if (task.result?.state === "fail")
        await workbench.shot(`failed-${task.name.replaceAll(/\W+/gu, "-").slice(0, 60)}`)
    })

    const item = (name: string) => workbench.page.locator(".statusbar-item", { hasText: name })

    it("underlines calls all the same", async () => {
      await item("Restricted Mode").waitFor()
      await workbench.squiggles("warning").first().waitFor()
      await workbench.open("src/convert.ts")
      await workbench.squiggles("error").first().waitFor()
      await workbench.shot("restricted")
    })

    it("says in the status item how much there is, and that nothing is wrong", async () => {
      const label = item("Segue").locator("a[aria-label]")
      await expect.poll(() => label.getAttribute("aria-label")).toMatch(/[1-9]\d* calls? safe to fix/u)
      assert.notMatch((await label.getAttribute("aria-label"))!, /problem|not running/u)
    })

    it("fixes a call with one key", async () => {
      await workbench.goTo(11, 10)
      await (await workbench.quickFixes()).filter({ hasText: "Migrate this call" }).first().click()
      await expect.poll(async () => (await workbench.lines()).join("\n")).toContain("/v2/orchestration/orchestrations")
      await workbench.revert()
    })

    it("lists what was never opened", async () => {
      const text = async () => (await (await workbench.problems()).allInnerTexts()).join("\n")
      await expect.poll(text).toContain("gone.json")
    })

    it("runs its own server, and nothing that lies in the folder", () => {
      const server = workbench.languageServer()
      assert.isDefined(server)
      const folder = workbench.server.workspace
      const traces = () =>
        fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => path.basename(name) === TRACE)
      assert.deepStrictEqual(traces(), [])
      assert.deepStrictEqual(workbench.outside, [])
      // They would have: run by hand, one leaves its trace.
      execFileSync(process.execPath, [path.join(folder, "segue.config.cjs")])
      assert.deepStrictEqual(traces(), [TRACE])
    })
  }
)
