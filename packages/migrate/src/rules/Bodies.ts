/** The bodies a subject holds, one by one: what most rules go through. */
import type { Api } from "../evidence/Paths.ts"
import * as Payloads from "../evidence/Payloads.ts"
import type { Declaration, Payload, Read, Site, Subject } from "../model/Subject.ts"
import type { ObjectValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"

/** The sentence with the reason why we are sure. */
export const say = (message: string, subject: Subject): string =>
  `${message.replace(/\.$/u, "")} (${subject.evidence.because}).`

/** A request body and the API it is sent to. */
export interface RequestBody {
  readonly object: ObjectValue
  readonly api: Api
}

/** The body of a create, if the subject has one in reach. */
export const request = (subject: Subject): RequestBody | undefined => {
  if (subject.kind === "payload" && subject.form === "request") return { object: subject.value, api: subject.api }
  if (subject.kind === "site" && subject.operation === "create" && subject.body?.kind === "object") {
    return { object: subject.body, api: subject.api }
  }
  return undefined
}

/** An object of either API as a reply shows it. */
export interface ReplyBody {
  readonly object: ObjectValue
  readonly api: Api
  /** It stands in `meta.existing` of a problem. */
  readonly isExisting: boolean
}

const isReply = (object: ObjectValue): boolean =>
  Values.get(object, "source_asset") !== undefined || Values.get(object, "status") !== undefined

const repliesIn = (value: Value | undefined, api: Api): ReadonlyArray<ReplyBody> => {
  if (value === undefined) return []
  if (value.kind === "array") return value.items.flatMap((item) => repliesIn(item, api))
  if (value.kind !== "object") return []
  const form = Payloads.formInReach(value)
  if (form === "list") {
    return [...repliesIn(Values.get(value, "items"), api), ...repliesIn(Values.get(value, "orchestrations"), api)]
  }
  if (form === "problem") {
    const existing = Values.at(value, "meta", "existing")
    return existing?.kind === "object" ? [{ object: existing, api, isExisting: true }] : []
  }
  return isReply(value) ? [{ object: value, api, isExisting: false }] : []
}

/** Every object in the replies of a subject. */
export const replies = (subject: Subject): ReadonlyArray<ReplyBody> => {
  if (subject.kind === "payload") {
    return subject.form === "request" ? [] : repliesIn(subject.value, subject.api)
  }
  if (subject.kind === "site") return subject.replies.flatMap((reply) => repliesIn(reply, subject.api))
  return []
}

/** The reads of reply fields that belong to a subject. */
export const reads = (subject: Site | Declaration): ReadonlyArray<Read> =>
  subject.kind === "site" ? subject.reads : subject.fields

/** Whole reply documents (lists and problems included). */
export const documents = (subject: Site | Payload): ReadonlyArray<Value> =>
  subject.kind === "payload" ? (subject.form === "request" ? [] : [subject.value]) : subject.replies

/** Whether a value is written out as "none": null or an empty text. */
export const isNothing = (value: Value | undefined): boolean =>
  value !== undefined && ((value.kind === "constant" && value.value === null) || Values.literal(value) === "")
