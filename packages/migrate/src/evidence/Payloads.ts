/**
 * Bodies that prove themselves: an object that core's schema reads as a legacy request or object, that has no field of
 * anything else, and whose literal assets are USD and a Paxos stablecoin.
 * Sources: docs/vendor-facts.md#conv-request, #conv-object, #orch-request.
 */
import * as Asset from "@segue/core/Asset"
import * as Conversion from "@segue/core/Conversion"
import * as Issue from "@segue/core/Issue"
import * as Orchestration from "@segue/core/Orchestration"
import * as Result from "effect/Result"

import * as Plain from "../model/Plain.ts"
import type { Payload, PayloadForm } from "../model/Subject.ts"
import type { ObjectValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import type { Api } from "./Paths.ts"

const readRequest = Issue.decoder(Conversion.ConversionRequest)
const readConversion = Issue.decoder(Conversion.Conversion)
const readOrchestration = Issue.decoder(Orchestration.Orchestration)

/** New names of fields that a half-migrated body may already use. */
const legacyNames: Readonly<Record<string, string>> = { source_amount: "amount", destination_asset: "target_asset" }

const orchestrationRequestFields = new Set([...Orchestration.requestFields, "profile_id", "recipient_profile_id"])

export interface Shape {
  readonly form: PayloadForm
  readonly api: Api
}

const hasLegacyPair = (object: ObjectValue): boolean => {
  const source = Values.literal(Values.get(object, "source_asset"))
  const target = Values.literal(Values.get(object, "target_asset") ?? Values.get(object, "destination_asset"))
  return source !== undefined && target !== undefined && Asset.isLegacyPair(source, target)
}

const isWithin = (object: ObjectValue, fields: ReadonlySet<string>): boolean =>
  object.entries.every((entry) => fields.has(entry.key))

/** Reads the object with its new names as old ones, so that half-migrated bodies are known too. */
const asLegacy = (object: ObjectValue): Record<string, unknown> => {
  const plain = Plain.of(object, Plain.standIns()) as Record<string, unknown>
  return Object.fromEntries(Object.entries(plain).map(([key, value]) => [legacyNames[key] ?? key, value]))
}

/** What the object proves to be, or `undefined`. */
export const shapeOf = (object: ObjectValue): Shape | undefined => {
  if (hasLegacyPair(object)) return bodyShape(object)
  const existing = Values.at(object, "meta", "existing")
  if (existing?.kind === "object" && hasLegacyPair(existing)) {
    const inner = bodyShape(existing)
    if (inner?.form === "reply" && Values.get(object, "title") !== undefined) return { form: "problem", api: inner.api }
  }
  const items = Values.get(object, "items")
  if (items?.kind === "array" && items.items.length > 0) {
    const shapes = items.items.map((item) =>
      item.kind === "object" && hasLegacyPair(item) ? bodyShape(item) : undefined
    )
    const isList =
      shapes.every((shape) => shape?.form === "reply") && object.entries.every((entry) => listFields.has(entry.key))
    if (isList)
      return { form: "list", api: shapes.some((shape) => shape!.api === "legacy") ? "legacy" : "orchestration" }
  }
  return undefined
}

const listFields = new Set(["items", "next_page_cursor"])

const replyFields = new Set([...Conversion.conversionFieldNames, ...Orchestration.orchestrationFieldNames])

const bodyShape = (object: ObjectValue): Shape | undefined => {
  const isOld = Values.get(object, "target_asset") !== undefined || Values.get(object, "amount") !== undefined
  const api = isOld ? "legacy" : "orchestration"
  if (Values.get(object, "status") !== undefined && Values.get(object, "created_at") !== undefined) {
    if (!isWithin(object, replyFields)) return undefined
    const legacy = asLegacy(object)
    if (isOld) return Result.isSuccess(readConversion(legacy)) ? { form: "reply", api } : undefined
    const plain = Plain.of(object, Plain.standIns())
    return Result.isSuccess(readOrchestration(plain)) ? { form: "reply", api } : undefined
  }
  if (!isWithin(object, isOld ? legacyRequestFields : orchestrationRequestFields)) return undefined
  const legacy = asLegacy(object)
  const profile =
    legacy["profile_id"] ?? Plain.of(Values.at(object, "source", "profile", "profile_id") ?? missing, Plain.standIns())
  return Result.isSuccess(readRequest({ ...legacy, profile_id: profile })) ? { form: "request", api } : undefined
}

const legacyRequestFields = new Set([...Conversion.requestFields, ...Orchestration.requestFields])

const missing: Value = {
  kind: "constant",
  value: null,
  start: 0,
  end: 0,
  source: {
    file: { path: "", text: "" },
    text: "",
    range: (start, end) => ({ start, end }),
    encode: (text) => text,
    depth: 0
  }
}

const names: Readonly<Record<PayloadForm, string>> = {
  request: "the body of a create",
  reply: "a conversion as the API answers it",
  list: "a page of conversions",
  problem: "the answer to a repeated ref_id"
}

/** The payload this object is, with its evidence: the pair of assets. */
export const prove = (object: ObjectValue): Payload | undefined => {
  const shape = shapeOf(object)
  if (shape === undefined) return undefined
  const node = Values.entry(object, "target_asset") ?? Values.entry(object, "destination_asset") ?? object
  return {
    kind: "payload",
    ...shape,
    value: object,
    evidence: {
      range: Values.range(node),
      because: `its fields and its pair of assets make it ${names[shape.form]}`
    }
  }
}

/** The form that a body in reach of a call has, by what it holds. */
export const formInReach = (value: Value): PayloadForm | undefined => {
  if (value.kind !== "object") return undefined
  if (Values.get(value, "items") !== undefined || Values.get(value, "orchestrations") !== undefined) return "list"
  if (Values.get(value, "type") !== undefined && Values.get(value, "title") !== undefined) return "problem"
  return "reply"
}
