/** Webhooks: who is told, what was delivered, and once more on request. */
import type { VNode } from "preact"
import { useState } from "preact/hooks"

import * as api from "../api.ts"
import type { ControlEvent } from "../browser.ts"
import { act, useLive } from "../live.ts"
import { badge, button, card, field, h, input, select, short, table, time } from "../ui.ts"
import { absent, type View } from "./View.ts"

interface Webhook {
  readonly id: string
  readonly name: string
  readonly url: string
  readonly status: string
  readonly rate: number
  readonly auth: { readonly type: string }
}

interface Delivery {
  readonly id: string
  readonly webhook_id: string
  readonly event_id: string
  readonly type: string
  readonly is_test: boolean
  readonly state: string
  readonly attempts: ReadonlyArray<{ readonly at: string; readonly status?: number; readonly error?: string }>
  readonly next_at?: string
}

interface Seen {
  readonly webhooks: ReadonlyArray<Webhook>
  readonly deliveries: ReadonlyArray<Delivery>
}

const auths = ["none", "api-key", "oauth"]

const Form = (): VNode => {
  const [url, setUrl] = useState("http://127.0.0.1:4400/webhooks/paxos")
  const [type, setType] = useState("none")
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  const text = (label: string, name: string, more: Record<string, unknown> = {}): VNode =>
    field(
      label,
      input(fields[name] ?? "", (value) => setFields((all) => ({ ...all, [name]: value })), { required: true, ...more })
    )
  const names =
    type === "api-key" ? ["header", "value"] : type === "oauth" ? ["tokenUrl", "clientId", "clientSecret"] : []
  const add = (event: ControlEvent): void => {
    event.preventDefault()
    const auth = { type, ...Object.fromEntries(names.map((name) => [name, fields[name] ?? ""])) }
    act("Webhook registered.", () => api.control("POST", "/webhooks", { url, auth }))
  }
  return h(
    "form",
    { class: "row", onSubmit: add },
    field("Address", input(url, setUrl, { type: "url", required: true, size: 40 })),
    field("Authentication", select(type, auths, setType)),
    type === "api-key" ? text("Header", "header") : null,
    type === "api-key" ? text("Value", "value", { type: "password", autocomplete: "off" }) : null,
    type === "oauth" ? text("Token address", "tokenUrl", { type: "url" }) : null,
    type === "oauth" ? text("Client id", "clientId") : null,
    type === "oauth" ? text("Client secret", "clientSecret", { type: "password", autocomplete: "off" }) : null,
    h("button", { type: "submit", class: "primary" }, "Register")
  )
}

const webhookRow = ({ auth, id, name, rate, status, url }: Webhook): VNode =>
  h(
    "tr",
    { key: id },
    h("td", null, badge(status)),
    h("td", { class: "wide" }, name === url ? url : `${name} (${url})`),
    h("td", null, auth.type),
    h("td", { class: "number" }, `${rate}/s`),
    h(
      "td",
      { class: "actions" },
      button("Send a test", () => act("Test event sent.", () => api.control("POST", `/webhooks/${id}/test`)), {
        "aria-label": `Send a test event to ${name}`
      }),
      button("Remove", () => act("Webhook removed.", () => api.control("DELETE", `/webhooks/${id}`)), {
        "aria-label": `Remove ${name}`
      })
    )
  )

const attempts = (one: Delivery): VNode =>
  h(
    "ul",
    null,
    ...one.attempts.map(({ at, error, status }, index) =>
      h("li", { key: index }, time(at), ` ${status ?? error ?? ""}`)
    ),
    one.next_at === undefined ? null : h("li", { key: "next" }, "again at ", time(one.next_at))
  )

const deliveryRow = (one: Delivery, webhooks: ReadonlyArray<Webhook>): VNode =>
  h(
    "tr",
    { key: one.id },
    h("td", null, badge(one.state)),
    h("td", null, h("code", null, one.type), one.is_test ? " (test)" : ""),
    h("td", null, short(one.event_id)),
    h("td", { class: "wide" }, webhooks.find(({ id }) => id === one.webhook_id)?.name ?? "removed"),
    h("td", null, attempts(one)),
    h(
      "td",
      { class: "actions" },
      button(
        "Redeliver",
        () => act("Delivered once more.", () => api.control("POST", `/webhooks/deliveries/${one.id}/redeliver`)),
        { "aria-label": `Redeliver ${one.type} ${one.id}` }
      )
    )
  )

const Webhooks = (): VNode => {
  const { error, value } = useLive<Seen>("/webhooks")
  return h(
    "div",
    null,
    card(
      "Webhooks",
      h(
        "p",
        { class: "quiet" },
        "Paxos registers these in its Dashboard. Deliveries are not signed: read the event by its id."
      ),
      h(Form, null),
      value === undefined
        ? absent(error)
        : table(
            "Webhooks",
            ["Status", "Address", "Authentication", ["Rate", "end"], ["Do", "end"]],
            value.webhooks.map(webhookRow),
            "None registered."
          )
    ),
    card(
      "Deliveries",
      table(
        "Deliveries, newest first",
        ["State", "Type", "Event", "To", "Attempts", ["Do", "end"]],
        (value?.deliveries ?? []).map((one) => deliveryRow(one, value?.webhooks ?? [])),
        "Nothing was delivered yet."
      )
    )
  )
}

export const webhooks: View = { name: "webhooks", title: "Webhooks", component: Webhooks }
