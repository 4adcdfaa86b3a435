/** A message for Discord: a line that notifications show, and an embed, within the published limits. */
import type { Tone, View } from "../view/View.ts"
import { cut, fit, marks } from "./Fit.ts"

/** Discord's limits, in characters: of an embed's parts, and of all parts together; a message has 2,000. */
const limits = { description: 4_096, name: 256, value: 1_024, footer: 2_048, fields: 25, total: 6_000 } as const

const colours: Readonly<Record<Tone, number>> = { waiting: 0xf2c744, running: 0x3b88c3, done: 0x2eb67d, bad: 0xd72b3f }

/** Text that Discord shows as it is: no emphasis, links or mentions of somebody else's. */
const escape = (text: string): string => text.replaceAll(/[\\*_~`|>#[\]()<@]|:(?=\/\/)/gu, (one) => `\\${one}`)

/** The same, at most so long: half of an escape would swallow what follows it. */
export const shown = (text: string, length: number): string =>
  cut(escape(text), length).replace(/(?<!\\)(?:\\\\)*\\…$/u, "…")

/** A value's lines in as many fields as they need: a list is never cut. */
const split = (value: string): ReadonlyArray<string> => {
  const parts: Array<string> = []
  for (const line of value.split("\n")) {
    const text = shown(line, limits.value)
    const last = parts.at(-1)
    if (last === undefined || last.length + 1 + text.length > limits.value) parts.push(text)
    else parts[parts.length - 1] = `${last}\n${text}`
  }
  return parts
}

const embedOf = (view: View) => {
  const said = [
    ...(view.advice === undefined ? [] : [shown(view.advice, 1_500)]),
    ...(view.link === undefined
      ? []
      : [`[Status page](${cut(view.link, 1_500).replaceAll(/[()<>\s]/gu, encodeURIComponent)})`])
  ]
  return {
    ...(said.length === 0 ? {} : { description: cut(said.join("\n"), limits.description) }),
    color: colours[view.tone],
    // An empty name or value is refused.
    fields: view.fields.flatMap(({ name, value }) =>
      split(value).map((part, index) => ({
        name: index === 0 ? shown(name, limits.name) || "-" : "…",
        value: part || "-",
        // Three stand side by side: an id would be broken.
        inline: value.length <= 24
      }))
    ),
    footer: { text: cut(view.footer, 500) }
  }
}

const lengthOf = ({ description = "", fields, footer }: ReturnType<typeof embedOf>): number =>
  fields.reduce((sum, { name, value }) => sum + name.length + value.length, description.length + footer.text.length)

/** What a message holds, posted or edited. */
export const render = (view: View) => ({
  content: `${view.mention === undefined ? "" : `${view.mention} `}${shown(`${marks[view.tone]} ${view.title}`, 1_700)}`,
  embeds: [fit(view, embedOf, (embed) => lengthOf(embed) <= limits.total && embed.fields.length <= limits.fields)],
  // Whoever writes an orchestration's texts calls nobody: they are escaped, and an embed mentions nobody.
  allowed_mentions: { parse: view.mention === undefined ? [] : ["users", "roles", "everyone"] }
})
