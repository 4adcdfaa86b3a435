/** Draws the pictures of the README: messages as a terminal, Slack, Discord and Teams show them, by Chromium. */
// @effect-diagnostics nodeBuiltinImport:off globalDate:off processEnv:off -- a script for developers runs on Node
import * as fs from "node:fs"
import { createRequire } from "node:module"
import * as path from "node:path"
import { fileURLToPath } from "node:url"

import Convert from "ansi-to-html"
import * as esbuild from "esbuild"
import { chromium } from "playwright-core"
import { createElement } from "react"
import { renderToStaticMarkup } from "react-dom/server"
import { Message } from "slack-blocks-to-jsx"

import * as card from "../src/targets/adaptive-card.ts"
import { blockOf } from "../src/targets/console.ts"
import * as embed from "../src/targets/discord-embed.ts"
import * as slack from "../src/targets/slack-blocks.ts"
import type { View } from "../src/view/View.ts"
import { kinds } from "../test/support/views.ts"

const require = createRequire(import.meta.url)
const read = (file: string) => fs.readFileSync(file, "utf8")

/** The messages that stand in a picture. */
const shown = ({ COMPLETED, FAILED, "many at once": many }: Readonly<Record<string, View>>): ReadonlyArray<View> =>
  [FAILED, COMPLETED, many].filter((view) => view !== undefined)
const views = shown(kinds("treasury"))

const html = (text: string): string =>
  text.replaceAll(/[&<>"]/gu, (one) => `&#${one.codePointAt(0)!};`).replaceAll("\n", "<br>")

const face =
  "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36'><rect width='36' height='36' rx='6' fill='%23304ffe'/><path d='M10 18h16M20 12l6 6-6 6' stroke='white' stroke-width='3' fill='none'/></svg>"

const page = (style: string, body: string, head = ""): string =>
  `<!doctype html><meta charset="utf-8">${head}<style>body{margin:0;padding:16px;width:760px;${style}}</style><body>${body}`

const terminal = (): string => {
  const text = new Convert({ escapeXML: true }).toHtml(views.map(blockOf).join("\n"))
  return page(
    "background:#1e1e1e;color:#ddd;width:920px",
    `<pre style="margin:0;font:14px/1.4 'DejaVu Sans Mono',monospace">${text}</pre>`
  )
}

const inSlack = (): string => {
  const messages = views.map((view) => {
    // The library takes `:05:` in a time for an emoji, which Slack does not.
    const text = JSON.stringify(slack.render(view).blocks).replaceAll(/(?<=\d):(?=\d\d)/gu, "\u2236")
    const blocks = JSON.parse(text) as Parameters<typeof Message>[0]["blocks"]
    const time = new Date("2026-11-22T13:05:09Z")
    return renderToStaticMarkup(createElement(Message, { blocks, logo: face, name: "Segue", time, theme: "light" }))
  })
  const style = `<style>${read(require.resolve("slack-blocks-to-jsx/dist/style.css"))}</style>`
  return page("background:#fff", messages.map((one) => `<div style="margin-bottom:20px">${one}</div>`).join(""), style)
}

/** The text behind Discord's escapes. */
const unescaped = (text: string): string => html(text.replaceAll(/\\(.)/gu, "$1"))

const inDiscord = async (): Promise<string> => {
  const { outputFiles } = await esbuild.build({
    entryPoints: [fileURLToPath(import.meta.resolve("@skyra/discord-components-core"))],
    bundle: true,
    format: "iife",
    write: false
  })
  const messages = views.map((view) => {
    const { content, embeds } = embed.render(view)
    const { color, description, fields, footer } = embeds[0]!
    let beside = 0
    const parts = fields.map(({ inline, name, value }) => {
      beside = inline ? (beside % 3) + 1 : 0
      const place = inline ? `inline inline-index="${beside}"` : ""
      return `<discord-embed-field field-title="${unescaped(name)}" ${place}>${unescaped(value)}</discord-embed-field>`
    })
    const said = description?.replaceAll(/\[(.*?)\]\((.*?)\)/gu, "$1") ?? ""
    return `<discord-message author="Segue" avatar="${face}" bot>${unescaped(content)}
      <discord-embed slot="embeds" color="#${color.toString(16).padStart(6, "0")}">
        <discord-embed-description slot="description">${unescaped(said)}</discord-embed-description>
        <discord-embed-fields slot="fields">${parts.join("")}</discord-embed-fields>
        <discord-embed-footer slot="footer">${html(footer.text)}</discord-embed-footer>
      </discord-embed></discord-message>`
  })
  const script = `<script>${outputFiles[0]!.text.replaceAll("</script", "<\\/script")}</script>`
  return page("padding:0", `<discord-messages>${messages.join("")}</discord-messages>${script}`)
}

const inTeams = (): string => {
  const style =
    ".ac-adaptiveCard{background:#fff;border-radius:6px;margin-bottom:14px !important;box-shadow:0 1px 3px #0003}.ac-pushButton{padding:5px 12px;border:1px solid #ccc;border-radius:4px;background:#fff}"
  const script = `for (const card of ${JSON.stringify(views.map(card.render)).replaceAll("<", "\\u003c")}) {
    const shown = new AdaptiveCards.AdaptiveCard()
    shown.hostConfig = new AdaptiveCards.HostConfig({ fontFamily: "Segoe UI, Helvetica, sans-serif" })
    shown.parse(card)
    document.body.append(shown.render())
  }`
  const library = read(require.resolve("adaptivecards/dist/adaptivecards.js")).replaceAll("</script", "<\\/script")
  return page("background:#f5f5f5", `<style>${style}</style><script>${library}</script><script>${script}</script>`)
}

const pictures: Readonly<Record<string, string>> = {
  console: terminal(),
  slack: inSlack(),
  discord: await inDiscord(),
  teams: inTeams()
}
const browser = await chromium.launch({
  executablePath: process.env["SEGUE_CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox"]
})
for (const [name, text] of Object.entries(pictures)) {
  const tab = await browser.newPage({ viewport: { width: 1_000, height: 400 } })
  await tab.setContent(text, { waitUntil: "load" })
  await tab.locator("body").screenshot({ path: path.join(import.meta.dirname, `${name}.png`) })
}
await browser.close()
