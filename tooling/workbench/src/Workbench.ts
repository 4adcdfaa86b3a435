/**
 * The VS Code workbench as its user sees and handles it: a real server, a real browser, keys and clicks. What it shows
 * is found by the workbench's own class names; they may change with a version of it, so that version is pinned.
 */
import * as fs from "node:fs"
import * as path from "node:path"

import { type BrowserContext, chromium, type Locator, type Page } from "playwright-core"

import * as install from "./install.ts"
import * as Server from "./Server.ts"

export interface Options extends Server.Options {
  /** The file of the workspace that is open from the start. */
  readonly open?: string
  /** Where screenshots go. */
  readonly shots: string
}

const SHOWN_TIMEOUT_MS = 60_000
/** How long a menu may take before its key is pressed again. */
const MENU_TIMEOUT_MS = 3_000
const MENU_TRIES_MAX = 5

const plain = (text: string): string => text.replaceAll("\u00a0", " ")

export class Workbench {
  /** Addresses beyond this machine that the page asked for; none may be. */
  readonly outside: Array<string> = []
  readonly page: Page
  readonly server: Server.Server
  readonly #context: BrowserContext
  readonly #shots: string

  private constructor(page: Page, server: Server.Server, context: BrowserContext, shots: string) {
    this.page = page
    this.server = server
    this.#context = context
    this.#shots = shots
  }

  static async start(options: Options): Promise<Workbench> {
    const executablePath = install.chromium()
    if (executablePath === undefined) throw new Error(install.CHROMIUM_MISSING)
    const server = await Server.start(options)
    const context = await chromium.launchPersistentContext(path.join(server.root, "browser"), {
      executablePath,
      headless: true,
      viewport: { width: 1280, height: 800 },
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    })
    const page = context.pages()[0] ?? (await context.newPage())
    const made = new Workbench(page, server, context, options.shots)
    await context.route(
      (url) => url.hostname !== "127.0.0.1" && url.protocol.startsWith("http"),
      (route) => {
        made.outside.push(route.request().url())
        return route.abort()
      }
    )
    const query = new URLSearchParams({ folder: server.workspace })
    if (options.open !== undefined) {
      const file = `vscode-remote://${new URL(server.url).host}${path.join(server.workspace, options.open)}`
      query.set("payload", JSON.stringify([["openFile", file]]))
    }
    await page.goto(`${server.url}/?${query}`)
    await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: SHOWN_TIMEOUT_MS })
    return made
  }

  async stop(): Promise<void> {
    await this.#context.close()
    await this.server.stop()
  }

  /** What stands on disk in a file of the workspace. */
  onDisk(name: string): string {
    return fs.readFileSync(path.join(this.server.workspace, name), "utf8")
  }

  /** Writes a file of the workspace past the editor. */
  writeOnDisk(name: string, text: string): void {
    const file = path.join(this.server.workspace, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
  }

  async shot(name: string): Promise<void> {
    fs.mkdirSync(this.#shots, { recursive: true })
    // Toasts come and go with what else the workbench does.
    const style = ".notifications-toasts { visibility: hidden !important }"
    await this.page.screenshot({ path: path.join(this.#shots, `${name}.png`), style })
  }

  get editor(): Locator {
    return this.page.locator(".part.editor .editor-instance .monaco-editor").first()
  }

  /** Underlined places in the visible part of the editor. */
  squiggles(severity: "error" | "warning" | "info"): Locator {
    return this.editor.locator(`.view-overlays .squiggly-${severity}`)
  }

  /** The lines in the visible part of the editor, from the top. */
  async lines(): Promise<ReadonlyArray<string>> {
    const found = await this.editor
      .locator(".view-lines .view-line")
      .evaluateAll((elements) =>
        elements.map((element) => [Number.parseFloat((element as HTMLElement).style.top), element.textContent] as const)
      )
    return found.toSorted(([a], [b]) => a - b).map(([, text]) => plain(text))
  }

  async #ask(key: string, text: string): Promise<void> {
    const box = this.page.locator(".quick-input-widget input.input")
    await this.page.keyboard.press(key)
    await box.waitFor({ state: "visible" })
    await box.fill(text)
  }

  /** Runs a command by its title in the palette. */
  async command(title: string): Promise<void> {
    await this.#ask("F1", `>${title}`)
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click()
  }

  /** Opens a file of the workspace; the keyboard is in it afterwards. */
  async open(name: string): Promise<void> {
    const last = name.split("/").at(-1)!
    await this.#ask("Control+P", name)
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: last }).first().click()
    await this.page.locator(".tabs-container .tab.active", { hasText: last }).waitFor()
    await this.editor.locator(".view-line").first().waitFor()
    await this.settled()
  }

  /** Opens an empty text that is no file, in the language of that name or as plain text; the keyboard is in it. */
  async untitled(language?: string): Promise<void> {
    await this.command("File: New Untitled Text File")
    await this.settled()
    if (language === undefined) return
    await this.command("Change Language Mode")
    await this.page.locator(".quick-input-widget input.input").fill(language)
    const name = this.page.locator(".quick-input-list .monaco-list-row .label-name", {
      hasText: new RegExp(`^${language}$`, "u")
    })
    await name.first().click()
    await this.settled()
  }

  /** Puts the cursor there; both counted from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.#ask("Control+G", `:${line}:${column}`)
    await this.page.keyboard.press("Enter")
    // The status bar alone proves nothing: the place is previewed while the box still has the keyboard.
    await this.settled()
    await this.page.locator(".statusbar-item", { hasText: `Ln ${line}, Col ${column}` }).waitFor()
  }

  /** Waits until the keyboard is in the text. */
  async settled(): Promise<void> {
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" })
    await this.page.locator(".part.editor .editor-instance .monaco-editor.focused").waitFor()
  }

  /** The text that appears with the mouse over the first token holding `token`. */
  async hover(token: string): Promise<string> {
    await this.editor.locator(".view-line span span", { hasText: token }).first().hover()
    const shown = this.page.locator(".monaco-hover:not(.hidden) .monaco-hover-content").first()
    await shown.locator(".hover-row").first().waitFor()
    return plain(await shown.innerText())
  }

  /** The rows of the Problems panel, which is opened if need be. */
  async problems(): Promise<Locator> {
    const panel = this.page.locator(".markers-panel")
    if (!(await panel.isVisible())) await this.page.keyboard.press("Control+Shift+M")
    await panel.waitFor()
    return panel.locator(".monaco-list-row")
  }

  /**
   * The rows of the quick-fix menu at the cursor. The key is pressed again when nothing shows: after an edit the
   * workbench asks for code actions on its own, and that can drop the request of the menu.
   */
  async quickFixes(): Promise<Locator> {
    const rows = this.page.locator(".action-widget .monaco-list-row.action")
    for (let tries = 1; ; tries++) {
      await this.page.keyboard.press("Control+.")
      try {
        // On a busy machine it may just be late: more patience each time.
        await rows.first().waitFor({ timeout: MENU_TIMEOUT_MS * tries })
        return rows
      } catch (cause) {
        if (tries === MENU_TRIES_MAX) throw cause
        // In an open menu the same key takes its first row.
        await this.page.keyboard.press("Escape")
      }
    }
  }

  /** Answers a modal dialog with the button of that name. */
  async answer(button: string): Promise<void> {
    await this.page.locator(".monaco-dialog-box .monaco-button", { hasText: button }).first().click()
  }

  /** Ticks everything in the preview of a refactoring and applies it. */
  async applyPreview(): Promise<void> {
    const panel = this.page.locator(".bulk-edit-panel")
    await panel.locator(".monaco-list-row").first().waitFor()
    const unticked = panel.locator(".edit-checkbox[aria-checked=false]")
    while ((await unticked.count()) > 0) await unticked.first().click()
    await panel.locator(".monaco-button", { hasText: "Apply" }).click()
    await panel.waitFor({ state: "hidden" })
  }

  /** The names on the tabs whose texts are not saved. */
  unsaved(): Promise<ReadonlyArray<string>> {
    return this.page.locator(".tabs-container .tab.dirty").allTextContents()
  }

  /** Gives the text of the active tab, which is changed or about to be, back to what is on the disk. */
  async revert(): Promise<void> {
    const changed = this.page.locator(".tabs-container .tab.active.dirty")
    await changed.waitFor()
    await this.command("File: Revert File")
    await changed.waitFor({ state: "detached" })
  }

  /** Closes the active tab, whose text was never saved, and forgets the text. */
  async discard(): Promise<void> {
    const tab = this.page.locator(".tabs-container .tab.active.dirty")
    await tab.waitFor()
    await this.command("View: Revert and Close Editor")
    await tab.waitFor({ state: "detached" })
  }

  /** The process of the extension's language server, if one runs. */
  languageServer(): number | undefined {
    for (const name of fs.readdirSync("/proc").filter((entry) => /^\d+$/u.test(entry))) {
      try {
        const command = fs.readFileSync(`/proc/${name}/cmdline`, "utf8")
        if (command.includes(path.join(this.server.root, "extensions")) && command.includes("server.mjs")) {
          return Number(name)
        }
      } catch {
        // The process has ended meanwhile.
      }
    }
    return undefined
  }
}
