/** A message in Slack's Block Kit, within its published limits whatever the orchestration says. */
import type { Tone, View } from "../view/View.ts"

/** Slack's limits: characters of a header, of a field and of other texts; fields of a section. */
const limits = { header: 150, field: 2_000, text: 3_000, fields: 10, fallback: 4_000 } as const

const marks: Readonly<Record<Tone, string>> = {
  waiting: "\u{1F7E1}",
  running: "\u{1F535}",
  done: "\u{1F7E2}",
  bad: "\u{1F534}"
}

const escaped: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" }

/** Text in Slack's markup that Slack shows as it is: no mentions, links or emphasis of somebody else's. */
const escape = (text: string): string =>
  text.replaceAll(/[&<>]/gu, (one) => escaped[one]!).replaceAll(/[*_~`@]/gu, (one) => `${one}\u2060`)

const cut = (text: string, length: number): string => {
  if (text.length <= length) return text
  // Half of an escape or of a character would be worse than a shorter text.
  return `${text.slice(0, length - 1).replace(/&[a-z]{0,3}$|[\uD800-\uDBFF]$/u, "")}…`
}

const chunks = <A>(items: ReadonlyArray<A>, size: number): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

/** Blocks and the text that notifications show. */
export const render = (view: View): { readonly blocks: ReadonlyArray<unknown>; readonly text: string } => {
  const title = `${marks[view.tone]} ${view.title}`
  const fields = view.fields.map(({ name, value }) => ({
    type: "mrkdwn",
    text: cut(`*${escape(name)}*\n${escape(value)}`, limits.field)
  }))
  const said = [
    ...(view.mention === undefined ? [] : [view.mention]),
    ...(view.advice === undefined ? [] : [escape(view.advice)]),
    ...(view.link === undefined ? [] : [`<${view.link.replaceAll(/[<>|\s]/gu, encodeURIComponent)}|Status page>`])
  ]
  return {
    text: cut(
      `${view.mention === undefined ? "" : `${view.mention} `}${escape(title)}${view.advice === undefined ? "" : `. ${escape(view.advice)}`}`,
      limits.fallback
    ),
    blocks: [
      { type: "header", text: { type: "plain_text", text: cut(title, limits.header), emoji: true } },
      // Slack takes 50 blocks; keys of metadata beyond that are left out.
      ...chunks(fields, limits.fields)
        .slice(0, 40)
        .map((some) => ({ type: "section", fields: some })),
      ...said.map((text) => ({ type: "section", text: { type: "mrkdwn", text: cut(text, limits.text) } })),
      {
        type: "context",
        elements: [{ type: "plain_text", text: cut(view.footer, limits.text), emoji: false }]
      }
    ]
  }
}
