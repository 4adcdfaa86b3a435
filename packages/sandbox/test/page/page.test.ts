/** The page in a real browser, over a real host: what a person would click, and what must then be true of the money. */
import * as fs from "node:fs"
import * as Http from "node:http"
import type { AddressInfo } from "node:net"

import axe from "axe-core"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"

import * as Host from "../../src/node/Host.ts"
import * as Sandbox from "../../src/Sandbox.ts"
import * as browser from "./browser.ts"

const views = ["overview", "orchestrations", "requests", "ledger", "webhooks", "faults", "switches"]

/** How long a step may take on a busy machine before the test says that it never came. */
const PATIENCE_MS = 90_000

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: ReadonlyArray<{ readonly html: string }>
}

describe.skipIf(browser.executable === undefined)(`the page (${browser.WHERE})`, () => {
  let chromium: Browser
  beforeAll(async () => {
    chromium = await browser.launch()
  })
  afterAll(() => chromium?.close())

  interface Opened {
    readonly sandbox: Sandbox.Sandbox
    readonly page: Page
    readonly url: string
    /** Balances of the DEFAULT profile that can be used. */
    readonly available: () => Readonly<Record<string, string>>
  }

  const open = async (
    run: (opened: Opened) => Promise<void>,
    colorScheme: "light" | "dark" = "light"
  ): Promise<void> => {
    const sandbox = Sandbox.make({ seed: 1 })
    const host = await Host.listen(sandbox, { port: 0 })
    const context = await chromium.newContext({ colorScheme, acceptDownloads: true })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const said: Array<string> = []
    page.on("console", (message) => said.push(message.text()))
    page.on("pageerror", (error) => said.push(error.message))
    page.on("request", (request) => {
      if (!request.url().startsWith(host.url) && !request.url().startsWith("data:")) said.push(request.url())
    })
    const url = `${host.url}/_sandbox/`
    await page.goto(url)
    const [profile] = sandbox.control.state().profiles
    const available = () => sandbox.control.ledger.balances()[`profile/${profile!.id}/available`]!
    await run({ sandbox, page, url, available })
    // Nothing was logged, blocked by the policy, or asked of anybody else; the books still balance.
    expect(said.filter((text) => !/status of (?:4|5)\d\d/u.test(text))).toEqual([])
    expect(sandbox.control.ledger.check()).toEqual([])
    await context.close()
    await host.close()
  }

  const steps = (page: Page) => page.getByRole("list", { name: "What happened" })

  const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).first().click()

  it("plays an approval to its end", () =>
    open(async ({ available, page, sandbox }) => {
      await press(page, "Approval")
      await page.getByRole("group", { name: "What does the approver say?" }).waitFor()
      expect(available()["USD"]).toBe("1000000")
      await page
        .getByRole("group", { name: "What does the approver say?" })
        .getByRole("button", { name: "Approve" })
        .click()
      await steps(page).getByText("The end.").waitFor()
      expect(await steps(page).textContent()).toContain("It is COMPLETED: 999,900 USD and 1,000,100 PYUSD")
      expect(available()).toMatchObject({ USD: "999900", PYUSD: "1000100" })
      expect(sandbox.control.approvals.get().waiting).toEqual([])
    }))

  it("follows a rejection that was given in the list of what waits", () =>
    open(async ({ available, page }) => {
      await press(page, "Approval")
      await press(page, /^Reject [0-9a-f-]{36}$/u)
      await steps(page).getByText("The end.").waitFor()
      expect(await steps(page).textContent()).toContain("It is REJECTED: 1,000,000 USD")
      expect(available()["USD"]).toBe("1000000")
    }))

  it("plays a rule that a deposit feeds", () =>
    open(async ({ available, page }) => {
      await press(page, "Rule and deposit")
      await steps(page).getByText("The end.").waitFor()
      expect(await steps(page).textContent()).toContain("It is COMPLETED: 1,000,025 USDG available.")
      expect(available()).toMatchObject({ USDC: "1000000", USDG: "1000025" })
    }))

  it("plays a rule and a failure to their ends where everything waits for approval", () =>
    open(async ({ available, page, sandbox }) => {
      // Nothing moves on while a busy machine is late with a look at it.
      sandbox.control.clock.mode("manual")
      sandbox.control.approvals.policy({ orchestrations: true, rules: true })
      await press(page, "Rule and deposit")
      await steps(page).getByText("The end.").waitFor()
      expect(await steps(page).textContent()).toMatch(
        /this scene approves it itself\.[^]*The rule is ACTIVE and listens on 0x[0-9a-f]{40}\./iu
      )
      expect(available()).toMatchObject({ USDC: "1000000", USDG: "1000025" })
      await press(page, "Failure, money back")
      await steps(page).getByText("The end.").waitFor()
      const text = await steps(page).textContent()
      expect(text).toContain("this scene approves it itself.")
      expect(text).toContain("PROCESSING: 999,900 USD available while it runs.")
      expect(text).toMatch(/FAILED \(.+\): 1,000,000 USD available again\./u)
      expect(sandbox.control.approvals.get().waiting).toEqual([])
    }))

  it.each(["Approval", "Rule and deposit", "Failure, money back"])(
    "says that the clock is frozen instead of starting what cannot end: %s",
    (name) =>
      open(async ({ page, sandbox }) => {
        sandbox.control.clock.mode("frozen")
        await press(page, name)
        await steps(page).getByText("It stopped: The clock is frozen").waitFor()
        const { deposits = 0, orchestrations = 0, rules = 0 } = sandbox.control.state().records
        expect([deposits, orchestrations, rules]).toEqual([0, 0, 0])
        sandbox.control.clock.mode("manual")
        await press(page, "Failure, money back")
        await steps(page).getByText("The end.").waitFor()
      })
  )

  it("plays a failure after which the money is back, on a clock that stands still too", () =>
    open(async ({ available, page, sandbox }) => {
      sandbox.control.clock.mode("manual")
      await press(page, "Failure, money back")
      await steps(page).getByText("The end.").waitFor()
      const text = await steps(page).textContent()
      expect(text).toContain("PROCESSING: 999,900 USD available while it runs.")
      expect(text).toMatch(/FAILED \(.+\): 1,000,000 USD available again\./u)
      expect(available()["USD"]).toBe("1000000")
    }))

  it("shows orchestrations with timelines, requests with bodies but no secrets, and the ledger", () =>
    open(async ({ page, url }) => {
      await press(page, "Failure, money back")
      await steps(page).getByText("The end.").waitFor()
      await page.getByRole("link", { name: "Orchestrations" }).click()
      await press(page, /^Look at page-failure-/u)
      expect(await page.locator(".timeline li").allTextContents()).toEqual([
        expect.stringContaining("PROCESSING"),
        expect.stringContaining("FAILED")
      ])
      await page.getByRole("link", { name: "Requests" }).click()
      await page.getByLabel("Containing").fill("IssueToken")
      const look = (operation: string) =>
        page.getByRole("row").filter({ hasText: operation }).getByRole("button", { name: "Look at request" }).first()
      await look("IssueToken").click()
      const detail = page.locator(".detail").filter({ hasText: "grant_type=client_credentials" })
      await detail.waitFor()
      const bodies = await detail.textContent()
      expect(bodies).not.toContain("client_secret=sandbox")
      await page.getByLabel("Containing").fill("metadata")
      await look("CreateOrchestration").click()
      await page.locator(".detail").filter({ hasText: '"source_amount": "100"' }).waitFor()
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Download as HAR" }).click()
      ])
      const har = JSON.parse(fs.readFileSync(await download.path(), "utf8"))
      expect(har.log.version).toBe("1.2")
      expect(har.log.entries.length).toBeGreaterThan(3)
      await page.goto(`${url}#ledger`)
      await page.getByText("ORCHESTRATION_UNRESERVE").waitFor()
      await page.getByText("The books balance").waitFor()
    }))

  it("moves the clock, adds and removes a fault, turns a switch", () =>
    open(async ({ page, sandbox, url }) => {
      await page.getByLabel("Mode").selectOption("manual")
      await page.getByText("The clock is manual.").waitFor()
      const before = sandbox.control.clock.get().now
      await page.getByLabel("Move on by").fill("2h")
      await press(page, "Advance")
      await page.getByText("Time moved on by 2h.").waitFor()
      expect(Date.parse(sandbox.control.clock.get().now) - Date.parse(before)).toBe(7_200_000)

      await page.goto(`${url}#faults`)
      await page.getByLabel("Effect").selectOption("503 Service Unavailable")
      await press(page, "Add")
      await page.getByText("Fault added.").waitFor()
      expect(sandbox.control.faults.list()).toMatchObject([
        { rule: { operation: "CreateOrchestration", status: 503, afterWrite: true, count: 1 } }
      ])
      await press(page, "Remove the fault of CreateOrchestration")
      await page.getByText("Everything works.").waitFor()
      expect(sandbox.control.faults.list()).toEqual([])

      await page.goto(`${url}#switches`)
      await page.getByLabel("legacyEndpoints").selectOption("gone")
      await page.getByText("legacyEndpoints is gone.").waitFor()
      expect(sandbox.control.settings.get().legacyEndpoints).toBe("gone")
    }))

  it("registers a webhook, shows its deliveries, and redelivers", () =>
    open(async ({ page, url }) => {
      const received: Array<string> = []
      const consumer = Http.createServer((request, response) => {
        received.push(String(request.headers["x-key"]))
        request.resume()
        response.writeHead(received.length === 1 ? 500 : 204).end()
      })
      await new Promise<void>((resolve) => consumer.listen(0, "127.0.0.1", resolve))
      const { port } = consumer.address() as AddressInfo
      await page.goto(`${url}#webhooks`)
      await page.getByLabel("Address", { exact: true }).fill(`http://127.0.0.1:${port}/hook`)
      await page.getByLabel("Authentication").selectOption("api-key")
      await page.getByLabel("Header").fill("x-key")
      await page.getByLabel("Value").fill("a-secret")
      await press(page, "Register")
      await press(page, /^Send a test event to/u)
      await page.getByRole("cell", { name: "500" }).waitFor()
      await press(page, /^Redeliver orchestration\.completed/u)
      await page.getByText("delivered", { exact: true }).waitFor()
      // On a busy machine the sandbox's own retry may come before the press.
      expect(received.length).toBeGreaterThan(1)
      expect(new Set(received)).toEqual(new Set(["a-secret"]))
      expect(await page.content()).not.toContain("a-secret")
      consumer.close()
      consumer.closeAllConnections()
    }))

  it("shows the view of an address that changes while the page is being drawn", () =>
    open(async ({ page, url }) => {
      // The script has run by then; what it does after drawing has not.
      await page.addInitScript(`
        globalThis.requestAnimationFrame = () => 0
        document.addEventListener("DOMContentLoaded", () => { location.hash = "#webhooks" })
      `)
      await page.goto(`${url}?anew`)
      await page.getByLabel("Address", { exact: true }).waitFor()
    }))

  it("says why something was refused", () =>
    open(async ({ page, sandbox }) => {
      sandbox.control.clock.mode("frozen")
      await press(page, "Advance")
      await page.getByText("Refused: the clock is frozen").waitFor()
    }))

  it("can be used with the keyboard alone", () =>
    open(async ({ page }) => {
      await page.getByRole("button", { name: "Approval", exact: true }).waitFor()
      await page.keyboard.press("Tab")
      await page.keyboard.press("Enter")
      expect(
        await page.evaluate(
          () => (globalThis as unknown as { document: { activeElement: { id: string } } }).document.activeElement.id
        )
      ).toBe("main")
      await page.keyboard.press("Tab")
      await page.keyboard.press("Enter")
      await page.getByRole("group", { name: "What does the approver say?" }).waitFor()
    }))

  it.each(["light", "dark"] as const)("has no serious accessibility issue in %s", (scheme) =>
    open(async ({ page, sandbox, url }) => {
      await press(page, "Rule and deposit")
      await steps(page).getByText("The end.").waitFor()
      await press(page, "Approval")
      await page.getByRole("group", { name: "What does the approver say?" }).waitFor()
      sandbox.control.faults.add({ operation: "*", latency: 1 })
      sandbox.control.webhooks.register({ url: "http://127.0.0.1:9/nobody" })
      const found: Array<string> = []
      for (const view of views) {
        await page.goto(`${url}#${view}`)
        const look = page.getByRole("button", { name: /^Look at/u }).first()
        await page.getByRole("heading", { level: 2 }).first().waitFor()
        if (view === "orchestrations" || view === "requests") await look.click()
        // The policy of the page lets no script in; the debugger may run one.
        const violations = (await page.evaluate(
          `(() => { ${axe.source}; return axe.run(document).then((result) => result.violations) })()`
        )) as ReadonlyArray<Violation>
        for (const { id, impact, nodes } of violations) {
          if (impact === "serious" || impact === "critical") found.push(`${view}: ${id} ${nodes[0]?.html ?? ""}`)
        }
      }
      expect(found).toEqual([])
    }, scheme)
  )
})
