/** A message in Slack's Block Kit, within its published limits whatever the orchestration says. */
import type { View } from "../view/View.ts"
import { fit, marks } from "./Fit.ts"

/** Slack's limits: characters of a header, of a field and of other texts; fields of a section; blocks. */
const limits = { header: 150, field: 2_000, text: 3_000, fields: 10, fallback: 4_000, blocks: 50 } as const

const escaped: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" }

/**
 * Text in Slack's markup that Slack shows as it is: no mentions, links or emphasis of somebody else's. Signs inside of a
 * word, as in an id, mean nothing and stay as they are, to be copied.
 */
const escape = (text: string): string =>
  text
    .replaceAll(/(?<![\p{L}\p{N}])[*_~`@]|[*_~`](?![\p{L}\p{N}])/gu, (one) => `${one}\u2060`)
    .replaceAll(/[&<>]/gu, (one) => escaped[one]!)

const cut = (text: string, length: number): string => {
  if (text.length <= length) return text
  // Half of an escape or of a character would be worse than a shorter text.
  return `${text.slice(0, length - 1).replace(/&[a-z]{0,3}$|[\uD800-\uDBFF]$/u, "")}…`
}

const chunks = <A>(items: ReadonlyArray<A>, size: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

const blocksOf = (view: View): ReadonlyArray<unknown> => {
  const fields = view.fields.map(({ name, value }) => ({
    type: "mrkdwn",
    text: cut(`*${escape(name)}*\n${escape(value)}`, limits.field)
  }))
  const said = [
    ...(view.mention === undefined ? [] : [view.mention]),
    ...(view.advice === undefined ? [] : [escape(view.advice)]),
    ...(view.link === undefined ? [] : [`<${view.link.replaceAll(/[<>|\s]/gu, encodeURIComponent)}|Status page>`])
  ]
  const title = cut(`${marks[view.tone]} ${view.title}`, limits.header)
  return [
    { type: "header", text: { type: "plain_text", text: title, emoji: true } },
    ...chunks(fields, limits.fields).map((some) => ({ type: "section", fields: some })),
    ...said.map((text) => ({ type: "section", text: { type: "mrkdwn", text: cut(text, limits.text) } })),
    { type: "context", elements: [{ type: "plain_text", text: cut(view.footer, limits.text), emoji: false }] }
  ]
}

/** Blocks and the text that notifications show. */
export const render = (view: View): { readonly blocks: ReadonlyArray<unknown>; readonly text: string } => {
  const calling = view.mention === undefined ? "" : `${view.mention} `
  const advice = view.advice === undefined ? "" : `. ${escape(view.advice)}`
  return {
    text: cut(`${calling}${escape(`${marks[view.tone]} ${view.title}`)}${advice}`, limits.fallback),
    blocks: fit(view, blocksOf, (blocks) => blocks.length <= limits.blocks)
  }
}
