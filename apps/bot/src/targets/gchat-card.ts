/** A message as a card of Google Chat, within its limit on a message. */
import type { View } from "../view/View.ts"
import { cut, fit, marks } from "./Fit.ts"

/** Google's limit of a message's JSON, in bytes; a card has room for a hundred widgets, and our fields are fewer. */
const BYTES_MAX = 32_000

const escaped: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" }

/** Text in Google's markup that is shown as it is. */
const escape = (text: string): string => text.replaceAll(/[&<>]/gu, (one) => escaped[one]!)

const messageOf = (view: View) => ({
  // Cards call nobody.
  ...(view.mention === undefined ? {} : { text: view.mention }),
  // What notifications and devices without cards show.
  fallbackText: cut(`${marks[view.tone]} ${view.title}${view.advice === undefined ? "" : `. ${view.advice}`}`, 500),
  cardsV2: [
    {
      cardId: "orchestration",
      card: {
        header: { title: cut(`${marks[view.tone]} ${view.title}`, 300), subtitle: cut(view.footer, 300) },
        sections: [
          ...(view.advice === undefined
            ? []
            : [{ widgets: [{ textParagraph: { text: `<b>${escape(cut(view.advice, 1_000))}</b>` } }] }]),
          ...(view.fields.length === 0
            ? []
            : [
                {
                  widgets: view.fields.map(({ name, value }) => ({
                    decoratedText: {
                      topLabel: escape(cut(name, 100)),
                      text: escape(cut(value, 1_000)) || "-",
                      wrapText: true
                    }
                  }))
                }
              ]),
          ...(view.link === undefined || view.link.length > 2_000
            ? []
            : [
                {
                  widgets: [
                    { buttonList: { buttons: [{ text: "Status page", onClick: { openLink: { url: view.link } } }] } }
                  ]
                }
              ])
        ]
      }
    }
  ]
})

/** What a message holds. */
export const render = (view: View): ReturnType<typeof messageOf> =>
  fit(view, messageOf, (message) => Buffer.byteLength(JSON.stringify(message)) <= BYTES_MAX - 1_000)
