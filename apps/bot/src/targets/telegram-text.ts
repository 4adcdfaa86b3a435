/** A message for Telegram as a tree of text, which nothing that an orchestration says can break out of. */
import type { PostableAst } from "chat"

import type { View } from "../view/View.ts"
import { cut, marks } from "./Fit.ts"

type Root = PostableAst["ast"]
type Block = Root["children"][number]
type Inline = Extract<Block, { readonly type: "paragraph" }>["children"][number]

const text = (value: string): Inline => ({ type: "text", value })
const newline: Inline = { type: "break" }
const paragraph = (...children: Array<Inline>): Block => ({ type: "paragraph", children })

// A space that cannot be seen keeps a name from being called.
const inert = (value: string): string => value.replaceAll("@", "@\u2060")

/** A mention as Telegram takes it: `@name`, or `tg://user?id=` and a number for somebody without a name. */
const mentionOf = (mention: string): Inline =>
  /^tg:\/\/user\?id=\d+$/u.test(mention) ? { type: "link", url: mention, children: [text("Attention")] } : text(mention)

const linesOf = (value: string): ReadonlyArray<Inline> =>
  value
    .split("\n")
    .flatMap((line): ReadonlyArray<Inline> => [
      newline,
      { type: "inlineCode", value: cut(line, 300).replaceAll("`", "'") }
    ])
    .slice(1)

/** Values are code: nothing in them is a mention or a link, and a tap copies them. */
export const toAst = (view: View): Root => ({
  type: "root",
  children: [
    paragraph(text(`${marks[view.tone]} `), { type: "strong", children: [text(inert(cut(view.title, 300)))] }),
    ...(view.mention === undefined ? [] : [paragraph(mentionOf(view.mention))]),
    ...(view.fields.length === 0
      ? []
      : [
          paragraph(
            ...view.fields.flatMap(({ name, value }, index) => [
              ...(index === 0 ? [] : [newline]),
              text(`${inert(cut(name, 100))}: `),
              ...(value.includes("\n") ? [newline] : []),
              ...linesOf(value)
            ])
          )
        ]),
    ...(view.advice === undefined
      ? []
      : [paragraph({ type: "strong", children: [text(inert(cut(view.advice, 600)))] })]),
    ...(view.link === undefined || view.link.length > 1_000
      ? []
      : [paragraph({ type: "link", url: view.link, children: [text("Status page")] })]),
    paragraph({ type: "emphasis", children: [text(inert(cut(view.footer, 300)))] })
  ]
})
