/** A message in Slack's Block Kit, within its published limits whatever the orchestration says. */
import type { View } from "../view/View.ts"
import { cut, fit, marks } from "./Fit.ts"

/**
 * Slack's limits, in characters: of a header, of other texts, of the text that notifications show; and of all blocks
 * together, which Slack refuses from about thirteen thousand on.
 */
const limits = { header: 150, text: 3_000, fallback: 4_000, blocks: 10_000 } as const

const escaped: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" }

/** Text in Slack's markup without links or mentions of somebody else's: these begin with `<`. */
const escape = (text: string): string => text.replaceAll(/[&<>]/gu, (one) => escaped[one]!)

/** As `cut`, never in the middle of an escape. */
const cutEscaped = (text: string, length: number): string =>
  text.length <= length
    ? text
    : `${cut(text, length)
        .slice(0, -1)
        .replace(/&[a-z]{0,3}$/u, "")}…`

// Rich text has no markup: what somebody else wrote is shown as it is, and can be copied as it is.
const plain = (text: string) => ({ type: "text", text })
const bold = (text: string) => ({ type: "text", text, style: { bold: true } })

const linesOf = (view: View): ReadonlyArray<unknown> => [
  ...view.fields.flatMap(({ name, value }) => [
    bold(cut(name, 100)),
    plain(`${value.includes("\n") ? "\n" : "  "}${cut(value, 1_000) || "-"}\n`)
  ]),
  ...(view.advice === undefined ? [] : [bold(`${cut(view.advice, 1_000)}\n`)]),
  ...(view.link === undefined || view.link.length > limits.text
    ? []
    : [{ type: "link", url: view.link, text: "Status page" }])
]

const blocksOf = (view: View): ReadonlyArray<unknown> => {
  const title = cut(`${marks[view.tone]} ${view.title}`, limits.header)
  const elements = linesOf(view)
  return [
    { type: "header", text: { type: "plain_text", text: title, emoji: true } },
    ...(view.mention === undefined ? [] : [{ type: "section", text: { type: "mrkdwn", text: view.mention } }]),
    ...(elements.length === 0 ? [] : [{ type: "rich_text", elements: [{ type: "rich_text_section", elements }] }]),
    { type: "context", elements: [{ type: "plain_text", text: cut(view.footer, 500), emoji: false }] }
  ]
}

/** Blocks and the text that notifications show. */
export const render = (view: View): { readonly blocks: ReadonlyArray<unknown>; readonly text: string } => {
  const calling = view.mention === undefined ? "" : `${view.mention} `
  const advice = view.advice === undefined ? "" : `. ${escape(view.advice)}`
  return {
    text: cutEscaped(`${calling}${escape(`${marks[view.tone]} ${view.title}`)}${advice}`, limits.fallback),
    blocks: fit(view, blocksOf, (blocks) => JSON.stringify(blocks).length <= limits.blocks)
  }
}
