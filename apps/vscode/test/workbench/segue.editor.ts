/** The packed extension in the real VS Code workbench, handled as a person does. Screenshots land in `.cache/shots`. */
import * as fs from "node:fs"
import * as path from "node:path"

import * as install from "@segue/workbench/install"
import { Workbench } from "@segue/workbench/Workbench"
import { afterAll, afterEach, assert, beforeAll, describe, expect, it } from "vitest"

import { vsix } from "../../package.ts"
import { files } from "./workspace.ts"

const shots = path.resolve(import.meta.dirname, "../../.cache/shots")
const chromium = install.chromium()

describe.skipIf(chromium === undefined)(
  `the workbench${chromium === undefined ? ` (${install.CHROMIUM_MISSING})` : ""}`,
  () => {
    let workbench: Workbench

    beforeAll(async () => {
      workbench = await Workbench.start({
        extensions: [vsix],
        files,
        open: "src/convert.ts",
        settings: { "editor.codeActionsOnSave": { "source.fixAll.segue": "explicit" } },
        shots
      })
    })
    afterAll(() => workbench?.stop())
    afterEach(async ({ task }) => {
      if (task.result?.state === "fail")
        await workbench.shot(`failed-${task.name.replaceAll(/\W+/gu, "-").slice(0, 60)}`)
    })

    const problemsText = async (): Promise<string> => (await (await workbench.problems()).allInnerTexts()).join("\n")

    it("underlines a call as soon as its file is open, and says in a hover why it is sure", async () => {
      await workbench.squiggles("warning").nth(3).waitFor()
      assert.strictEqual(await workbench.squiggles("warning").count(), 4)
      // The hover grows: first the problem, then what the server says about it.
      await expect.poll(() => workbench.hover("target_asset")).toContain("Sure because, in line 5")
      const hover = await workbench.hover("target_asset")
      assert.include(hover, "target_asset is called destination_asset in the new API")
      assert.include(hover, "orchestration/orchestrations")
      await workbench.command("Notifications: Clear All Notifications")
      await workbench.hover("target_asset")
      await workbench.shot("hover")
      await workbench.page.keyboard.press("Escape")
    })

    it("lists problems of files that were never opened", async () => {
      await expect.poll(problemsText).toContain("cancel.go")
      const text = await problemsText()
      for (const file of ["cancel.go", "client.env", "guide.md"]) assert.include(text, file)
      await workbench.shot("problems")
    })

    it("shows every call in the Migration view, by how far it can be trusted to a tool", async () => {
      await workbench.command("View: Show Segue")
      const rows = workbench.page.locator(".pane-body .monaco-list-row")
      await rows.filter({ hasText: "Needs a person" }).waitFor()
      const texts = await rows.allInnerTexts()
      for (const group of ["Safe", "Needs a look", "Needs a person"]) {
        assert.isTrue(
          texts.some((text) => text.startsWith(group)),
          group
        )
      }
      assert.isTrue(texts.some((text) => text.includes("never-opened.json")))
      await workbench.shot("view")
    })

    it("compares before and after of one call", async () => {
      const row = workbench.page.locator(".pane-body .monaco-list-row", { hasText: "Migrate this call" }).first()
      await row.hover()
      await row.locator(".action-label[aria-label^='Compare']").click()
      await workbench.page
        .locator(".monaco-diff-editor .modified .view-line", { hasText: "orchestration" })
        .first()
        .waitFor()
      await workbench.shot("compare")
      await workbench.command("View: Close Editor")
    })

    it("opens the report of the whole workspace", async () => {
      await workbench.command("Segue: Open Migration Report")
      const page = workbench.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame")
      await page.getByText("still go to the deprecated API").first().waitFor()
      await workbench.shot("report")
      await workbench.command("View: Close Editor")
    })

    it("lints what is being typed, saved or not", async () => {
      await workbench.open("src/plain.ts")
      assert.strictEqual(await workbench.squiggles("warning").count(), 0)
      await workbench.goTo(2, 1)
      await workbench.page.keyboard.type('fetch("https://api.paxos.com/v2/conversion/stablecoins/" + answer)', {
        delay: 5
      })
      await workbench.squiggles("warning").first().waitFor()
      assert.notInclude(workbench.onDisk("src/plain.ts"), "conversion/stablecoins")
      await workbench.revert()
      await expect.poll(() => workbench.squiggles("warning").count()).toBe(0)
    })

    it("lints a payload that was pasted and never saved, and migrates what is selected in any text", async () => {
      const payload = files["payloads/never-opened.json"]!
      await workbench.untitled("JSON")
      await workbench.page.keyboard.insertText(payload)
      await expect.poll(() => workbench.squiggles("warning").count()).toBe(3)
      await workbench.discard()
      await workbench.untitled()
      await workbench.page.keyboard.insertText(`Please send this:\n${payload}Thank you\n`)
      await workbench.goTo(2, 1)
      for (const _ of payload.trim().split("\n")) await workbench.page.keyboard.press("Shift+ArrowDown")
      await workbench.command("Segue: Migrate Selection")
      await expect.poll(async () => (await workbench.lines()).join("\n")).toContain("source_amount")
      const lines = await workbench.lines()
      assert.strictEqual(lines[0], "Please send this:")
      assert.include(lines, "Thank you")
      await workbench.discard()
    })

    it("fixes a whole call with one key", async () => {
      await workbench.open("src/convert.ts")
      await workbench.goTo(11, 10)
      const fixes = await workbench.quickFixes()
      await workbench.shot("quick-fix")
      await fixes.filter({ hasText: "Migrate this call" }).first().click()
      await expect.poll(() => workbench.squiggles("warning").count()).toBe(0)
      const lines = (await workbench.lines()).join("\n")
      assert.include(lines, "/v2/orchestration/orchestrations")
      assert.include(lines, "source_amount: amount")
      assert.notInclude(lines, "target_asset")
      await workbench.revert()
      await workbench.squiggles("warning").nth(3).waitFor()
    })

    it("offers the call's fix in a code lens", async () => {
      const lens = workbench.editor.locator(".codelens-decoration a", { hasText: "Migrate this call" }).first()
      await lens.click()
      await expect.poll(async () => (await workbench.lines()).join("\n")).toContain("/v2/orchestration/orchestrations")
      await workbench.revert()
    })

    it("fixes on saving what is safe, and only that", async () => {
      await workbench.open("src/convert.ts")
      await workbench.goTo(2, 1)
      await workbench.page.keyboard.press("Enter")
      await workbench.page.keyboard.press("Control+S")
      await expect.poll(() => workbench.onDisk("src/convert.ts")).toContain("/v2/orchestration/orchestrations")
      await workbench.open("src/read.ts")
      await workbench.squiggles("warning").first().waitFor()
      await workbench.goTo(1, 1)
      await workbench.page.keyboard.press("Enter")
      await workbench.page.keyboard.press("Control+S")
      await expect.poll(() => workbench.onDisk("src/read.ts")).toMatch(/^\nexport/u)
      assert.include(workbench.onDisk("src/read.ts"), "/v2/conversion/stablecoins/")
    })

    it("marks findings in a fence, in Python and in Go, and fixes them there", async () => {
      await workbench.open("docs/guide.md")
      await workbench.squiggles("warning").first().waitFor()
      await workbench.goTo(4, 45)
      await (await workbench.quickFixes()).filter({ hasText: "Migrate this call" }).first().click()
      await expect.poll(async () => (await workbench.lines()).join("\n")).toContain("/v2/orchestration/orchestrations")
      await workbench.revert()
      await workbench.open("service/convert.py")
      await workbench.squiggles("warning").first().waitFor()
      await workbench.goTo(8, 20)
      const fixes = await workbench.quickFixes()
      await fixes.filter({ hasText: "look at the result" }).first().click()
      await workbench.applyPreview()
      await expect.poll(async () => (await workbench.lines()).join("\n")).toContain("/orchestration/orchestrations")
      await workbench.revert()
      await workbench.open("service/cancel.go")
      await workbench.squiggles("error").first().waitFor()
    })

    it("suppresses a finding with the comment that is legal there", async () => {
      await workbench.open("src/read.ts")
      await workbench.squiggles("warning").first().waitFor()
      await workbench.goTo((await workbench.lines()).findIndex((line) => line.includes("fetch")) + 1, 55)
      await (await workbench.quickFixes()).filter({ hasText: "Ignore endpoint here" }).first().click()
      await expect
        .poll(async () => (await workbench.lines()).join("\n"))
        .toContain("// segue-ignore-next-line endpoint")
      await expect.poll(() => workbench.squiggles("warning").count()).toBe(0)
      await workbench.revert()
    })

    it("follows the project's configuration as it changes", async () => {
      await workbench.open("src/read.ts")
      await workbench.squiggles("warning").first().waitFor()
      workbench.writeOnDisk("segue.config.jsonc", '{ "rules": { "endpoint": "error" } }\n')
      await workbench.squiggles("error").first().waitFor()
      fs.rmSync(path.join(workbench.server.workspace, "segue.config.jsonc"))
      await workbench.squiggles("warning").first().waitFor()
    })

    it("says that a file is above the limit, and reads it once the limit is raised", async () => {
      await workbench.open("large/rows.json")
      await workbench.squiggles("info").first().waitFor()
      const limit = '{ "maxFileSizeKb": 4096 }\n'
      assert.notMatch(await problemsText(), /target_asset is called.*\n.*\n.*\n.*Ln 14/u)
      workbench.writeOnDisk("segue.config.jsonc", limit)
      await expect.poll(() => workbench.squiggles("info").count()).toBe(0)
      await workbench.goTo(14_004, 1)
      await workbench.squiggles("warning").first().waitFor()
      fs.rmSync(path.join(workbench.server.workspace, "segue.config.jsonc"))
      await workbench.command("View: Close Editor")
    })

    it("forgets a file that is deleted", async () => {
      const rows = workbench.page.locator(".pane-body .monaco-list-row", { hasText: "gone.json" })
      await workbench.command("View: Show Segue")
      await rows.first().waitFor()
      fs.rmSync(path.join(workbench.server.workspace, "payloads/gone.json"))
      await rows.first().waitFor({ state: "detached" })
      assert.notInclude(await problemsText(), "gone.json")
    })

    it("rewrites the workspace with a preview, and takes all of it back in one step", async () => {
      const names = Object.keys(files).filter((name) => !name.endsWith("gone.json"))
      const before = names.map((name) => workbench.onDisk(name))
      assert.deepStrictEqual(await workbench.unsaved(), [])
      await workbench.command("Segue: Fix Everything in the Workspace")
      await workbench.answer("Rewrite")
      await workbench.page.locator(".bulk-edit-panel .monaco-list-row").first().waitFor()
      await workbench.shot("workspace-preview")
      await workbench.applyPreview()
      await workbench.open("payloads/never-opened.json")
      await expect.poll(async () => (await workbench.lines()).join("\n")).toContain("destination_asset")
      await workbench.page.keyboard.press("Control+Z")
      await expect.poll(async () => (await workbench.lines()).join("\n")).toContain("target_asset")
      // Nothing is left unsaved: the dot that marks it would stand on a tab.
      await expect.poll(() => workbench.unsaved()).toEqual([])
      await expect.poll(() => names.map((name) => workbench.onDisk(name))).toEqual(before)
    })

    it("comes back after its language server was killed", async () => {
      const first = workbench.languageServer()
      assert.isDefined(first)
      process.kill(first, "SIGKILL")
      await expect.poll(() => workbench.languageServer() ?? first).not.toBe(first)
      await workbench.open("src/read.ts")
      await workbench.squiggles("warning").first().waitFor()
    })

    it("asks nothing of any network", () => {
      assert.deepStrictEqual(workbench.outside, [])
    })
  }
)
