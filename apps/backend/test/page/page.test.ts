import { Orchestrations } from "@segue/core/Orchestrations"
/** The page in a real browser, over a real gateway. */
import { Reconciliation } from "@segue/follow"
import axe from "axe-core"
import { Effect } from "effect"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import { Vendor } from "../../src/vendor/Vendor.ts"
import { request, startBackend, type TestBackend } from "../support/backend.ts"
import * as browser from "./browser.ts"

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: ReadonlyArray<{ readonly html: string }>
}

const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString()

/** Where pictures of the page go, for people to look at; nowhere unless told. */
const pictures = process.env["SEGUE_PICTURES"]

describe.skipIf(browser.executable === undefined)(`the page (${browser.WHERE})`, () => {
  let chromium: Browser
  beforeAll(async () => {
    chromium = await browser.launch()
  })
  afterAll(() => chromium?.close())

  interface Look {
    readonly colorScheme?: "light" | "dark"
    readonly width?: number
    readonly host?: string
  }

  const open = async (backend: TestBackend, run: (page: Page) => Promise<void>, look: Look = {}): Promise<void> => {
    const context = await chromium.newContext({
      colorScheme: look.colorScheme ?? "light",
      viewport: { width: look.width ?? 1280, height: 900 }
    })
    const page = await context.newPage()
    const said: Array<string> = []
    const url = look.host === undefined ? backend.url : backend.url.replace("127.0.0.1", look.host)
    page.on("console", (message) => said.push(message.text()))
    page.on("pageerror", (error) => said.push(error.message))
    page.on("request", (one) => {
      if (!one.url().startsWith(url) && !one.url().startsWith("data:")) said.push(one.url())
    })
    await page.goto(`${url}/`)
    await run(page)
    // Nothing was logged, blocked by the policy, or asked of anybody else; no key is in the page.
    expect(said.filter((text) => !/status of (?:4|5)\d\d|ERR_CONNECTION_REFUSED/u.test(text))).toEqual([])
    expect(await page.content()).not.toContain(backend.devKey)
    await context.close()
  }

  const card = (page: Page, title: string) =>
    page.locator("section.card").filter({ has: page.getByRole("heading", { name: title, exact: true }) })

  const create = async (backend: TestBackend, ref_id: string, amount?: string) => {
    const outcome = await backend.client.create(request(backend, ref_id, amount))
    if (outcome._tag !== "Created") throw new Error(outcome._tag)
    return outcome.orchestration
  }

  const rowOf = (page: Page, ref_id: string) =>
    card(page, "Orchestrations").getByRole("row").filter({ hasText: ref_id })

  it("shows a create and its end as they happen, with sums and a timeline", async () => {
    await using backend = await startBackend({ sandbox: { settings: { profileLegDelayMs: 3_600_000 } } })
    await open(backend, async (page) => {
      await page.getByText("live", { exact: true }).waitFor()
      await card(page, "In flight").getByText("Nothing is under way.").waitFor()
      const first = await create(backend, "page-1", "1250.00")
      await rowOf(page, "page-1").getByText("PROCESSING").first().waitFor()
      await card(page, "In flight")
        .getByText("1,250 USD")
        .or(card(page, "In flight").getByText("1,250.00 USD"))
        .waitFor()
      await page.getByRole("button", { name: "Look at page-1" }).click()
      await page.locator(".timeline").getByText("made by the vendor").waitFor()
      backend.sandbox.control.orchestrations.complete(first.id)
      await rowOf(page, "page-1").getByText("COMPLETED").first().waitFor()
      // The open details follow.
      await page.locator(".timeline li").filter({ hasText: "final" }).waitFor()
      const steps = await page.locator(".timeline li").allTextContents()
      expect(steps.filter((text) => /seen by/u.test(text))).toEqual([
        expect.stringContaining("PROCESSING"),
        expect.stringContaining("COMPLETED")
      ])
      await card(page, "In flight").getByText("Nothing is under way.").waitFor()
    })
  })

  it("puts what is stuck first, and creates in doubt into a list of their own", async () => {
    await using backend = await startBackend({
      sandbox: {
        clock: { mode: "manual", startAt: hoursAgo(3) },
        settings: { profileLegDelayMs: 86_400_000 }
      }
    })
    await create(backend, "page-old")
    backend.sandbox.control.clock.advance("3h")
    await create(backend, "page-new")
    backend.sandbox.control.faults.add({ operation: "CreateOrchestration", status: 503, count: 50 })
    expect((await backend.client.create(request(backend, "page-doubt")))._tag).toBe("Unknown")
    await open(backend, async (page) => {
      await rowOf(page, "page-old").getByText("stuck", { exact: true }).waitFor()
      const shown = await card(page, "Orchestrations").locator("td.ref").allTextContents()
      expect(shown.indexOf("page-old")).toBe(0)
      expect(shown).toContain("page-new")
      expect(await rowOf(page, "page-new").textContent()).not.toContain("stuck")
      const doubt = card(page, "Creates in doubt or under way").getByRole("row").filter({ hasText: "page-doubt" })
      await doubt.getByText("in doubt", { exact: true }).waitFor()
    })
  })

  it("shows how the vendor differs, after a comparison", async () => {
    await using backend = await startBackend({ sandbox: { clock: { startAt: hoursAgo(24) } } })
    const foreign = await backend.run(
      Effect.flatMap(Vendor, ({ orchestrations }) => orchestrations.create(request(backend, "page-foreign")))
    )
    if (foreign._tag !== "Created") throw new Error(foreign._tag)
    await backend.run(
      Effect.gen(function* () {
        const { orchestrations } = yield* Vendor
        yield* Effect.provideService(Reconciliation.run({ from: hoursAgo(48) }), Orchestrations, orchestrations)
      })
    )
    await open(backend, async (page) => {
      const row = card(page, "Differences to the vendor").getByRole("row").filter({ hasText: "page-foreign" })
      await row.filter({ hasText: "nobody made it through this gateway" }).first().waitFor()
    })
  })

  it("migrates a payload, and says what is wrong with one", async () => {
    await using backend = await startBackend()
    await open(backend, async (page) => {
      const box = card(page, "Migrate a payload")
      await box.getByRole("button", { name: "Migrate" }).click()
      await box.getByRole("status").getByText('"source_amount": "100.00"').waitFor()
      await box.getByLabel("Payload (JSON)").fill('{ "amount": 1 }')
      await box.getByRole("button", { name: "Migrate" }).click()
      await box.getByRole("alert").getByRole("listitem").filter({ hasText: "payload.amount" }).waitFor()
      await box.getByLabel("Payload (JSON)").fill("{")
      await box.getByRole("button", { name: "Migrate" }).click()
      await box.getByText("That is no JSON.").waitFor()
    })
    expect(backend.sandbox.control.requests.calls("CreateOrchestration")).toBe(0)
  })

  it("asks for a key anywhere else, and works with one", async () => {
    await using backend = await startBackend()
    await create(backend, "page-key")
    await open(
      backend,
      async (page) => {
        await page.getByRole("textbox", { name: "Key" }).fill("segue_wrong")
        await page.getByRole("button", { name: "Look" }).click()
        await page.getByRole("alert").getByText("a key is needed").waitFor()
        await page.getByRole("textbox", { name: "Key" }).fill(backend.devKey)
        await page.getByRole("button", { name: "Look" }).click()
        await rowOf(page, "page-key").first().waitFor()
        await page.getByText("live", { exact: true }).waitFor()
      },
      { host: browser.ELSEWHERE }
    )
  })

  it("says that it is not fresh while the gateway is away, and goes on when it is back", async () => {
    await using backend = await startBackend()
    await create(backend, "page-away")
    await open(backend, async (page) => {
      await page.getByText("live", { exact: true }).waitFor()
      await page.route("**/*", (route) => route.abort("connectionrefused"))
      await page.getByText("What is below is not fresh").waitFor({ timeout: 60_000 })
      await rowOf(page, "page-away").first().waitFor()
      await page.unrouteAll()
      await page.getByText("What is below is not fresh").waitFor({ state: "detached", timeout: 60_000 })
      await create(backend, "page-back")
      await rowOf(page, "page-back").first().waitFor()
    })
  })

  it("has no serious accessibility issue and fits, in light, dark and on a phone", async () => {
    await using backend = await startBackend({
      sandbox: {
        approvals: { orchestrations: true },
        clock: { mode: "manual", startAt: hoursAgo(30) },
        settings: { profileLegDelayMs: 86_400_000 }
      }
    })
    const [waits, runs, fails, done] = await Promise.all(
      ["salaries-1", "invoice-7731", "invoice-7732", "treasury-2026-11-22"].map((ref_id, index) =>
        create(backend, ref_id, `${index + 1}250.00`)
      )
    )
    for (const { id } of [runs!, fails!, done!]) backend.sandbox.control.approvals.approve(id)
    backend.sandbox.control.orchestrations.fail(fails!.id)
    backend.sandbox.control.orchestrations.complete(done!.id)
    for (const look of [{ colorScheme: "light" }, { colorScheme: "dark" }, { width: 390 }] as const) {
      await open(
        backend,
        async (page) => {
          await rowOf(page, waits!.ref_id!).getByText("stuck", { exact: true }).waitFor()
          await rowOf(page, done!.ref_id!).getByText("COMPLETED").first().waitFor()
          await page.getByRole("button", { name: `Look at ${done!.ref_id!}` }).click()
          await page.locator(".timeline li").first().waitFor()
          await page.getByRole("button", { name: "Migrate" }).click()
          await page.getByRole("heading", { name: "Migrated" }).waitFor()
          // The policy of the page lets no script in; the debugger may run one.
          const violations = (await page.evaluate(
            `(() => { ${axe.source}; return axe.run(document).then((result) => result.violations) })()`
          )) as ReadonlyArray<Violation>
          expect(
            violations
              .filter(({ impact }) => impact === "serious" || impact === "critical")
              .map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ""}`)
          ).toEqual([])
          const isWide = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
          expect(isWide).toBe(false)
          if (pictures !== undefined) {
            const name = "width" in look ? "phone" : look.colorScheme
            await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
          }
        },
        look
      )
    }
  })
})
