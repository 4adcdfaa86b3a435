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

/** Values are code: nothing in them is a mention or a link, and a tap copies them. */
export const toAst = (view: View): Root => ({
  type: "root",
  children: [
    paragraph(text(`${marks[view.tone]} `), { type: "strong", children: [text(inert(cut(view.title, 300)))] }),
    ...(view.fields.length === 0
      ? []
      : [
          paragraph(
            ...view.fields.flatMap(({ name, value }, index) => [
              ...(index === 0 ? [] : [newline]),
              text(`${inert(cut(name, 100))}: `),
              { type: "inlineCode", value: cut(value, 300).replaceAll("`", "'") } as const
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
