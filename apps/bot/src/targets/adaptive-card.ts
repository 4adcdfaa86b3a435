/** A message as an Adaptive Card, as Teams shows them, within Teams' limit on a message. */
import type { Tone, View } from "../view/View.ts"
import { cut, fit, marks } from "./Fit.ts"

/** Teams' limit for what comes by a webhook, of which bots have more; Teams counts UTF-16. */
const BYTES_MAX = 28_000

const colours: Readonly<Record<Tone, string>> = {
  waiting: "warning",
  running: "accent",
  done: "good",
  bad: "attention"
}

// Runs of a rich text have no markup: what somebody else wrote is shown as it is.
const run = (text: string, more: Readonly<Record<string, unknown>> = {}) => ({ type: "TextRun", text, ...more })
const line = (...inlines: ReadonlyArray<ReturnType<typeof run>>) => ({ type: "RichTextBlock", inlines })

/** A mention as `Ada Lovelace <ada@contoso.example>`: a name, and the address or the id that Entra knows. */
const mentionIn = ({ mention = "" }: View) => {
  const [, name = "", id = ""] = /^([^<>]+?)\s*<([^<>\s]+)>$/u.exec(mention) ?? []
  return name === "" ? undefined : { type: "mention", text: `<at>${name}</at>`, mentioned: { id, name } }
}

const calling = (view: View): ReadonlyArray<unknown> => {
  const called = mentionIn(view)
  if (called !== undefined) return [{ type: "TextBlock", text: called.text, wrap: true }]
  return view.mention === undefined ? [] : [line(run(view.mention))]
}

const cardOf = (view: View) => ({
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  type: "AdaptiveCard",
  // The newest that Teams shows on every device.
  version: "1.5",
  fallbackText: textOf(view),
  msteams: { width: "Full", ...(mentionIn(view) === undefined ? {} : { entities: [mentionIn(view)] }) },
  body: [
    line(
      run(`${marks[view.tone]} ${cut(view.title, 500)}`, {
        size: "large",
        weight: "bolder",
        color: colours[view.tone]
      })
    ),
    ...calling(view),
    ...view.fields.map(({ name, value }) => ({
      type: "ColumnSet",
      spacing: "small",
      columns: [
        { type: "Column", width: 1, items: [line(run(cut(name, 100), { isSubtle: true }))] },
        { type: "Column", width: 4, items: value.split("\n").map((one) => line(run(cut(one, 1_000)))) }
      ]
    })),
    ...(view.advice === undefined ? [] : [line(run(cut(view.advice, 1_000), { weight: "bolder" }))]),
    line(run(cut(view.footer, 500), { size: "small", isSubtle: true }))
  ],
  ...(view.link === undefined || view.link.length > 2_000
    ? {}
    : { actions: [{ type: "Action.OpenUrl", title: "Status page", url: view.link }] })
})

/** What a notification of the message shows. */
export const textOf = (view: View): string =>
  cut(`${marks[view.tone]} ${view.title}${view.advice === undefined ? "" : `. ${view.advice}`}`, 500)

/** The card. */
export const render = (view: View): ReturnType<typeof cardOf> =>
  // The envelope around it is small.
  fit(view, cardOf, (card) => 2 * JSON.stringify(card).length <= BYTES_MAX - 2_000)
