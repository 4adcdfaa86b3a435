/** Control of webhooks: what the Dashboard does for them, and what was delivered. Secrets are never shown. */
import * as Issue from "@segue/core/Issue"
import * as Schema from "effect/Schema"

import * as Problems from "../Problems.ts"
import * as Resource from "../Resource.ts"
import * as Events from "../resources/events/store.ts"
import * as VirtualClock from "../VirtualClock.ts"
import * as Webhooks from "../Webhooks.ts"
import type * as Box from "./Box.ts"

const Text = Schema.String.check(
  Schema.isMinLength(1),
  Schema.isMaxLength(500),
  Schema.makeFilter(
    (text: string) => text.isWellFormed() || "Expected well-formed Unicode: it has half a surrogate pair"
  )
)
const isUrl = (text: string): boolean => {
  const url = URL.parse(text)
  return /^https?:\/\//iu.test(text) && url !== null && url.username === "" && url.password === ""
}
const Url = Text.check(
  Schema.makeFilter(
    (text: string) =>
      isUrl(text) || "Expected an address that starts with http:// or https://, without user name and password"
  )
)
/** Headers that belong to the connection or the body: nobody else may set them. */
const OWN_HEADERS =
  /^(?:host|connection|keep-alive|transfer-encoding|te|trailer|upgrade|expect|content-(?:length|type|encoding))$/iu
const Header = Text.check(
  Schema.isPattern(/^[A-Za-z0-9-]+$/u, { expected: "a header name" }),
  Schema.makeFilter((name: string) => !OWN_HEADERS.test(name) || "Expected another header: HTTP needs this one itself")
)
const HeaderValue = Text.check(
  Schema.isPattern(/^[!-~](?:[\t -~]*[!-~])?$/u, {
    expected: "a header's value: ASCII characters in one line, without space at its ends"
  })
)
const Registration = Schema.Struct({
  url: Url,
  name: Schema.optionalKey(Text),
  /** Deliveries per second, 1 to 100. */
  rate: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }))),
  auth: Schema.optionalKey(
    Schema.Union([
      Schema.Struct({ type: Schema.Literal("none") }),
      Schema.Struct({ type: Schema.Literal("api-key"), header: Header, value: HeaderValue }),
      Schema.Struct({ type: Schema.Literal("oauth"), tokenUrl: Url, clientId: Text, clientSecret: Text })
    ])
  )
})
export type Registration = typeof Registration.Type
const decode = Issue.decoder(Registration)

const renderWebhook = (webhook: Webhooks.Webhook) => ({
  id: webhook.id,
  name: webhook.name,
  url: webhook.url,
  status: "ACTIVE",
  rate: webhook.rate,
  auth: { type: webhook.auth.type }
})

const renderDelivery = (delivery: Webhooks.Delivery) => ({
  id: delivery.id,
  webhook_id: delivery.webhookId,
  event_id: delivery.eventId,
  type: delivery.type,
  is_test: delivery.isTest,
  state: delivery.state,
  attempts: delivery.attempts.map(({ atMicros, ...outcome }) => ({ at: VirtualClock.format(atMicros), ...outcome })),
  ...(delivery.state !== "pending" || delivery.nextMicros === undefined
    ? {}
    : { next_at: VirtualClock.format(delivery.nextMicros) })
})

/** Deliveries shown at once, the youngest. */
const SHOWN_MAX = 200

const see = ({ world }: Box.Box) => ({
  webhooks: Webhooks.live(world).map(renderWebhook),
  deliveries: world.store(Webhooks.deliveriesKey).select({ order: "DESC", limit: SHOWN_MAX }).rows.map(renderDelivery)
})

const register = (box: Box.Box, registration: unknown) => {
  const { world } = box
  const { auth, name, rate, url } = Resource.valid(decode(registration))
  const known = Webhooks.live(world)
  const called = name ?? url
  if (known.length >= Webhooks.WEBHOOKS_MAX) {
    throw Problems.blank(409, `there are ${Webhooks.WEBHOOKS_MAX} webhooks already, the most there can be`)
  }
  if (known.some((webhook) => webhook.name === called)) throw Problems.blank(409, `the name ${called} is taken`)
  const row = world.store(Webhooks.key).insert({
    id: world.streams.of("webhooks").uuid(),
    name: called,
    url,
    auth: auth ?? { type: "none" },
    rate: rate ?? Webhooks.RATE_DEFAULT,
    isDeleted: false,
    freeMicros: 0,
    createdMicros: world.clock.stamp()
  })
  return renderWebhook(row)
}

const find = ({ world }: Box.Box, id: string): Webhooks.Webhook => {
  const webhook = world.store(Webhooks.key).get(id)
  if (webhook === undefined || webhook.isDeleted) throw Problems.blank(404, `there is no webhook ${id}`)
  return webhook
}

const remove = (box: Box.Box, id: string) => {
  Webhooks.remove(box.world, find(box, id))
  return see(box)
}

/** A test event for one webhook, as the Dashboard's button makes it. Source: docs/vendor-facts.md#event-is-test. */
const test = (box: Box.Box, id: string, type = "orchestration.completed") => {
  const { world } = box
  find(box, id)
  const status = type.split(".").at(-1)!.toUpperCase()
  const object = { id: world.uuid(), ref_id: "test", status }
  const event = Events.write(
    world,
    { type, objectType: "orchestration_status_change", object },
    { isTest: true, only: id }
  )
  return Events.render(world, event)
}

const redeliver = (box: Box.Box, id: string) => {
  if (!Webhooks.redeliver(box.world, id)) throw Problems.blank(404, `there is no delivery ${id}, or no webhook for it`)
  return see(box)
}

/** The webhooks' controls. */
export const make = (box: Box.Box) => ({
  list: () => see(box),
  register: (registration: Registration) => register(box, registration),
  remove: (id: string) => remove(box, id),
  test: (id: string) => test(box, id),
  redeliver: (deliveryId: string) => redeliver(box, deliveryId)
})

export const routes: ReadonlyArray<Box.Route> = [
  { method: "GET", path: "/webhooks", run: (box) => see(box) },
  { method: "POST", path: "/webhooks", run: (box, body) => register(box, body) },
  { method: "DELETE", path: "/webhooks/:id", run: (box, _body, { id }) => remove(box, id!) },
  { method: "POST", path: "/webhooks/:id/test", run: (box, _body, { id }) => test(box, id!) },
  {
    method: "POST",
    path: "/webhooks/deliveries/:id/redeliver",
    run: (box, _body, { id }) => redeliver(box, id!)
  }
]
