/** Whatever the vendor's document allows is accepted, or refused with a problem that the table has. */
import { describe, expect, it } from "vitest"

import * as Router from "../../src/Router.ts"
import { creating } from "./exercises/all.ts"
import * as Recorder from "./Recorder.ts"
import * as Requests from "./Requests.ts"
import * as VendorSpec from "./VendorSpec.ts"

const PER_OPERATION = 300

const spec = VendorSpec.given

/** Creates whose every refusal would be suspicious: enough of the generated ones must pass. */
const creates = new Set(["CreateStablecoinConversion", "CreateOrchestration", "CreateProfile"])

/** Ids that exist by now, and other words that the sandbox knows. */
const poolsOf = (recorder: Recorder.Recorder): Requests.Pools => {
  const { other, profile } = recorder
  const created = recorder.exchanges.flatMap(({ body, operation, outcome }) => {
    const shown = body as { readonly id?: string; readonly rule?: { readonly id: string } } | undefined
    const id = shown?.id ?? shown?.rule?.id
    return outcome === "200" && id !== undefined ? [{ operation, id }] : []
  })
  const ids = (word: string) => {
    const found = created.filter(({ operation }) => operation.includes(word)).map(({ id }) => id)
    return found.length === 0 ? [profile] : found
  }
  return {
    "StablecoinConversion.id": ids("StablecoinConversion"),
    "Orchestration.id": ids("CreateOrchestration"),
    "OrchestrationRule.id": ids("OrchestrationRule"),
    "FiatAccount.id": ids("FiatAccount"),
    "FiatDepositInstructions.id": ids("FiatDepositInstructions"),
    "Event.id": ids("Event"),
    profile_id: [profile, profile, other, "default"],
    profile_ids: [profile, other],
    nickname: ["one", "two", "three", "four", "five"],
    asset: ["USD", "PYUSD", "USDG", "USDP", "USDC", "BTC"],
    ref_id: ["r-1", "r-2", "r-3", "r-4", "r-5", "r-6", "r-7"],
    network: ["ETHEREUM", "SOLANA", "WIRE"],
    status: ["PROCESSING", "COMPLETED", "ACTIVE", "SETTLED"]
  }
}

describe.skipIf(spec === undefined)(`requests that the vendor's document allows (${VendorSpec.WHERE})`, () => {
  const document = spec!
  const names = Router.operations.flatMap(({ operation }) => (operation === "IssueToken" ? [] : [operation]))

  it.each(names)("%s", (name) => {
    const { method, operation, path } = VendorSpec.operationsOf(document).find(
      (one) => one.operation.operationId === name
    )!
    const validator = VendorSpec.validator(document)
    const recorder = Recorder.make({ seed: name })
    for (const exercise of Object.values(creating)) exercise(recorder)
    const requests = new Requests.Requests(document, name, poolsOf(recorder))
    const start = recorder.exchanges.length
    const shared = (document.paths[path] as { readonly parameters?: ReadonlyArray<VendorSpec.Parameter> }).parameters
    for (let count = 0; count < PER_OPERATION; count++) {
      const { body, request, schema } = requests.next(path, operation, shared)
      if (schema !== undefined) expect(validator.check(schema, body), request.body).toEqual([])
      recorder.send(method, `${request.path.slice(3)}?${request.query}`, request.body === "" ? undefined : request.body)
    }
    const sent = recorder.exchanges.slice(start).filter((one) => one.operation !== "IssueToken")
    const wrong = sent.flatMap((one) =>
      one.wrong.map((what) => `${one.request.path}?${one.request.query} ${one.request.body} -> ${one.outcome}: ${what}`)
    )
    expect(sent).toHaveLength(PER_OPERATION)
    expect(wrong).toEqual([])
    if (creates.has(name)) expect(sent.some((one) => one.outcome === "200")).toBe(true)
  })
})
