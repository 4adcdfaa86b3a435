/** The page in a real browser: what it asks for, how it reads, and whether everybody can read it. */
import { createHash } from "node:crypto"
import * as path from "node:path"
import { pathToFileURL } from "node:url"

import { page as pageOf } from "@segue/migrate/report/page"
import type { Report } from "@segue/migrate/report/Report"
import axe from "axe-core"
import type { Browser, Page } from "playwright-core"
import { afterAll, assert, beforeAll, describe, it } from "vitest"

import * as browser from "../browser.ts"
import * as texts from "../folder.ts"
import { oddNames } from "../render/answers.ts"
import { segue } from "../terminal.ts"
import { points, report } from "./reports.ts"

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: ReadonlyArray<{ readonly html: string }>
}

const some = report(["src/pay/a.ts", "b.json"], 4, points(9, 8))

const looks = [
  ["light", { colorScheme: "light", viewport: { width: 1200, height: 900 } }],
  ["dark", { colorScheme: "dark", viewport: { width: 1200, height: 900 } }],
  ["on a phone", { colorScheme: "light", viewport: { width: 360, height: 740 } }],
  ["on a phone, dark", { colorScheme: "dark", viewport: { width: 360, height: 740 } }]
] as const

describe.skipIf(browser.executable === undefined)(`the report's page (${browser.WHERE})`, () => {
  let chromium: Browser
  beforeAll(async () => {
    chromium = await browser.launch()
  })
  afterAll(() => chromium?.close())

  /** Opens a page from the disk; fails when it logs, is blocked by its policy, or asks for anything. */
  const open = async (
    html: string,
    look: Parameters<Browser["newContext"]>[0],
    run: (page: Page) => Promise<void>
  ): Promise<void> => {
    const file = path.join(texts.folder({ "report.html": html }), "report.html")
    const context = await chromium.newContext(look)
    const page = await context.newPage()
    const said: Array<string> = []
    page.on("console", (message) => said.push(message.text()))
    page.on("pageerror", (error) => said.push(error.message))
    page.on("request", (request) => {
      if (request.url() !== pathToFileURL(file).href && !request.url().startsWith("data:")) said.push(request.url())
    })
    await page.goto(pathToFileURL(file).href)
    await run(page)
    assert.deepStrictEqual(said, [])
    await context.close()
  }

  const html = (one: Report) =>
    pageOf(one, {
      link: ({ file, line }) => `./${encodeURIComponent(file)}#L${line}`,
      sha256: (text) => createHash("sha256").update(text).digest("base64")
    })

  it.each(looks)("can be read by everybody: %s", (_, look) =>
    open(html(some), look, async (page) => {
      await page.evaluate(axe.source)
      const violations = await page.evaluate(
        async () =>
          (await (globalThis as unknown as { axe: { run: () => Promise<{ violations: unknown }> } }).axe.run())
            .violations as ReadonlyArray<Violation>
      )
      assert.deepStrictEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        []
      )
      // Nothing but tables, which have a scroll bar of their own, is wider than the screen.
      assert.isAtMost(await page.evaluate("document.documentElement.scrollWidth"), look.viewport.width)
    })
  )

  it("applies its style sheet, whose hash the policy names, and no other", () =>
    open(html(some), looks[0][1], async (page) => {
      assert.strictEqual(await page.evaluate("getComputedStyle(document.body).margin"), "0px")
      const policy = await page.locator("meta[http-equiv]").getAttribute("content")
      assert.match(
        policy!,
        /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'$/u
      )
      assert.strictEqual(await page.locator("script, link[rel=stylesheet], img, iframe, [style]").count(), 0)
    }))

  it("is black on white on paper, whatever the screen was", () =>
    open(html(some), looks[1][1], async (page) => {
      await page.emulateMedia({ media: "print", colorScheme: "dark" })
      assert.strictEqual(await page.evaluate("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
      assert.strictEqual(await page.evaluate("getComputedStyle(document.body).color"), "rgb(28, 31, 35)")
    }))

  it("shows numbers, trend and places with their links", () =>
    open(html(some), looks[0][1], async (page) => {
      assert.strictEqual(
        await page.getByRole("heading", { level: 1 }).textContent(),
        "8 calls still go to the deprecated API, 7 to the new one"
      )
      assert.deepStrictEqual(await page.getByRole("heading", { level: 2 }).allTextContents(), [
        "Trend",
        "By folder",
        "By language",
        "By rule",
        "For a person",
        "Not understood, or not looked into"
      ])
      assert.strictEqual(await page.getByRole("region", { name: "Reports, table" }).getByRole("row").count(), 4)
      assert.strictEqual(await page.locator("polyline").count(), 3)
      const links = page.getByRole("link")
      assert.strictEqual(await links.count(), 8)
      assert.strictEqual(await links.first().getAttribute("href"), "./src%2Fpay%2Fa.ts#L1")
      const text = await page.locator("#people").locator("..").textContent()
      assert.include(text, 'Look at "b.json" & friends.')
      assert.include(text, "Migrate this <b>call</b> 1")
    }))

  it("no name of a file becomes markup", () =>
    open(html(report(oddNames, 1)), looks[0][1], async (page) => {
      assert.strictEqual(await page.locator("b").count(), 5)
      const names = await page.locator("h3 code").allTextContents()
      assert.strictEqual(names.length, oddNames.length)
      assert.include(names, 'quo"te & <b>.json')
    }))

  it("opens with ten thousand places, of which it shows some and says so", () => {
    const many = html(report(["a.json", "b.json"], 5000))
    assert.isBelow(many.length, 1_500_000)
    return open(many, looks[0][1], async (page) => {
      assert.strictEqual(await page.locator(".tasks > li").count(), 1000)
      assert.isTrue(await page.getByText("and 9000 more, in the JSON form.").isVisible())
    })
  })

  it("links from where it lies to the files, or into the editor, or not at all", async () => {
    const root = texts.folder({ "src/a (1)#.http": texts.cancel, "out/.keep": "" })
    const hrefOf = async (...args: ReadonlyArray<string>) => {
      const file = path.join(root, "out/report.html")
      const { code } = await segue(["report", "--html", "out/report.html", ...args], { cwd: root })
      assert.strictEqual(code, 0)
      const context = await chromium.newContext()
      const page = await context.newPage()
      await page.goto(pathToFileURL(file).href)
      const hrefs = await page
        .locator("a")
        .evaluateAll((links) => links.map((link) => (link as { href?: string }).href))
      await context.close()
      return hrefs
    }
    assert.deepStrictEqual(await hrefOf(), [`${pathToFileURL(root).href}/src/a%20%281%29%23.http#L1`])
    const [editor] = await hrefOf("--links", "vscode")
    assert.match(editor!, /^vscode:\/\/file\/.*\/src\/a%20%281%29%23\.http:1:\d+$/u)
    assert.deepStrictEqual(await hrefOf("--links", "none"), [])
  })
})
