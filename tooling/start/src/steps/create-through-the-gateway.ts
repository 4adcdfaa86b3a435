import { createSegueClient } from "@segue/client"
import { isTerminal } from "@segue/core/Orchestration"

import { newRequest } from "../guide.ts"
import { fail, type Step } from "../Step.ts"

const WAIT_MS = 60_000

/** The `ref_id` of what is created and followed here. */
export const followed = "tour-through-the-gateway"

export const createThroughTheGateway: Step = {
  title: "A create through the gateway, followed by subscription",
  run: async (services, tell) => {
    const { key, url } = await services.gateway()
    const segue = createSegueClient({ url: `${url}/trpc`, key })
    const request = { ...newRequest, ref_id: followed }
    const signal = AbortSignal.any([services.stop, AbortSignal.timeout(WAIT_MS)])
    const statuses: Array<string> = []
    let isDone = false
    for await (const { data } of segue.watch({ ref_ids: [request.ref_id] }, { signal })) {
      if (data.type === "ready") {
        const outcome = await segue.create(request)
        if (outcome._tag !== "Created") fail(`the create ended as ${outcome._tag}`)
        const again = await segue.create(request)
        if (again._tag !== "AlreadyExists") fail(`its repetition ended as ${again._tag}`)
      } else {
        const { status } = data.orchestration
        if (statuses.at(-1) !== status) statuses.push(status)
        isDone = isTerminal(status)
      }
      if (isDone) break
    }
    if (!isDone) fail(`the subscription ended before the orchestration did: ${statuses.join(" -> ")}`)
    tell(`  told by subscription  ${statuses.join(" -> ")}`)
    tell("  repeated with the same ref_id: the same orchestration, and no other")
    tell(`  its status page       ${url}/`)
  }
}
