/** Events of orchestrations and of their legs, test events, and what the two operations refuse. */
import type { Recorder } from "../Recorder.ts"

const PATH = "/events"

export const exercise = (recorder: Recorder): void => {
  const { advance, profile, sandbox, send } = recorder
  const side = { profile: { profile_id: profile } }
  const request = (refId: string, metadata: Record<string, string> = {}) => ({
    ref_id: refId,
    source_amount: "10",
    source_asset: "USD",
    destination_asset: "PYUSD",
    source: side,
    destination: side,
    metadata
  })
  const webhook = sandbox.control.webhooks.register({
    url: "https://consumer.example/hook",
    auth: { type: "api-key", header: "x-api-key", value: "secret" }
  })
  send("POST", "/orchestration/orchestrations", request("e-1"))
  send("POST", "/orchestration/orchestrations", request("e-2", { sandbox: "fail" }))
  advance("1m")
  const { body } = send("GET", PATH)
  send("GET", `${PATH}/${body.events[0].id}`)
  send("GET", `${PATH}?limit=1&order=DESC&type=orchestration.completed&created_at.gte=2020-01-01T00:00:00Z`)
  send("GET", `${PATH}?limit=101`)
  send("GET", `${PATH}?limit=0`)
  send("GET", `${PATH}/not-an-event`)
  const test = sandbox.control.webhooks.test(webhook.id)
  send("GET", `${PATH}/${test.id}`) // a test event, not asked for as one
  send("GET", `${PATH}/${test.id}?is_test=true`)
  send("GET", `${PATH}?is_test=true`)
}
