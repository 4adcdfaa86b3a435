import type { Context } from "../languages/Language.ts"
/** Everything a tree of data proves: requests written as data, bare payloads, scope lists, paths and links in strings. */
import type { AutoConversion, FileNote, Model, ScopeList, Subject } from "../model/Subject.ts"
import { merge } from "../model/Subject.ts"
import type { ArrayValue, ObjectValue, StringValue, Value } from "../model/Value.ts"
import * as Values from "../model/Value.ts"
import * as Source from "../text/Source.ts"
import * as Exchanges from "./Exchanges.ts"
import * as Keys from "./Keys.ts"
import type { Api } from "./Paths.ts"
import * as Payloads from "./Payloads.ts"
import * as Sniff from "./Sniff.ts"
import * as Strings from "./Strings.ts"

const contractNote: FileNote = {
  code: "contract",
  message:
    "A copy of the vendor's contract: replace the file by the vendor's current one. Only scopes are edited here.",
  effect: "scope-edits-only"
}

/** In the vendor's current contract the legacy operations still ask for their own scopes. */
const currentNote: FileNote = {
  code: "contract",
  message: "A contract that describes both APIs, as the vendor's current one does: nothing in it is edited.",
  effect: "no-edits"
}

interface Found {
  readonly place: Exchanges.PathPlace
  readonly ancestors: ReadonlyArray<ObjectValue>
}

/** Reads the trees of one document. */
export const describe = (roots: ReadonlyArray<Value>, context: Context): Model => {
  const reader = new Reader(context)
  const subjects = roots.flatMap((root) => reader.read(root))
  const isProven = subjects.length > 0 || reader.models.some((model) => model.subjects.length > 0)
  const contract = isProven ? roots.find(Keys.isContract) : undefined
  const notes = contract === undefined ? [] : [Keys.describesSuccessor(contract) ? currentNote : contractNote]
  return merge([
    { subjects, comments: [], roots: [...roots, ...reader.openedRoots], errors: 0, notes },
    ...reader.models
  ])
}

class Reader {
  readonly #context: Context
  readonly #claimed = new Set<Value>()
  readonly #opened = new Map<StringValue, Model>()
  readonly models: Array<Model> = []
  readonly openedRoots: Array<Value> = []

  constructor(context: Context) {
    this.#context = context
  }

  read(root: Value): ReadonlyArray<Subject> {
    const found: Array<Found> = []
    collect(root, [], found)
    return [...this.#sites(found), ...this.#rest(root)]
  }

  /** The data inside a string, for bodies in reach of a call. */
  readonly #open = (string: StringValue): ReadonlyArray<Value> => {
    if (string.content.depth > Source.DEPTH_MAX || !Sniff.isData(string.text)) return []
    const model = this.#context.parse("json", string.content)
    this.#opened.set(string, model)
    this.openedRoots.push(...model.roots)
    return model.roots
  }

  readonly #around: Keys.Around = { open: (string) => this.#open(string), claimed: this.#claimed }

  #sites(found: ReadonlyArray<Found>): ReadonlyArray<Subject> {
    const groups = new Map<ObjectValue | undefined, Array<Found>>()
    for (const one of found) {
      const holder = requestOf(one.ancestors)
      groups.set(holder, [...(groups.get(holder) ?? []), one])
    }
    return [...groups].flatMap(([holder, group]) => {
      const places = group.map((one) => one.place)
      const site =
        holder === undefined
          ? undefined
          : Exchanges.site(places, {
              ancestors: group[0]!.ancestors,
              open: this.#open,
              claimed: this.#claimed,
              followScript: this.#context.followScript
            })
      if (site === undefined) return []
      for (const place of places) this.#claimed.add(place.value)
      return [site]
    })
  }

  #rest(root: Value): ReadonlyArray<Subject> {
    const subjects: Array<Subject> = []
    const visit = (value: Value, isProven: boolean, vouched: boolean, holder?: ObjectValue): void => {
      let proven = isProven
      if (value.kind === "object" && !this.#claimed.has(value) && !isProven) {
        const payload = Payloads.prove(value) ?? (vouched ? vouch(value) : undefined)
        if (payload !== undefined) {
          const isCarried = payload.api === "legacy" && holder !== undefined && isMessage(holder, value)
          subjects.push(isCarried ? { ...payload, caution: CARRIED } : payload)
          proven = true
        } else subjects.push(...autoConversion(value))
      }
      if (value.kind === "array") subjects.push(...this.#array(value))
      if (value.kind === "string") this.#string(value, subjects)
      if (value.kind === "object") {
        for (const entry of value.entries) {
          subjects.push(...Keys.subjects(entry, this.#around))
          visit(entry.value, proven, vouched && proven === isProven, value)
        }
      } else for (const child of Values.children(value)) visit(child, proven, vouched, holder)
    }
    visit(root, false, this.#context.isVouched)
    return subjects
  }

  #array(array: ArrayValue): ReadonlyArray<Subject> {
    const strings = array.items.filter((item) => item.kind === "string")
    if (strings.length < 2) return []
    const list = scopeArray(array, strings)
    if (list === undefined) return []
    for (const string of strings) this.#claimed.add(string)
    return [list]
  }

  #string(string: StringValue, subjects: Array<Subject>): void {
    if (this.#claimed.has(string) || this.#opened.has(string) || string.text.length < 8) return
    const language = string.content.depth > Source.DEPTH_MAX ? undefined : Sniff.language(string.text)
    if (language === undefined) subjects.push(...Strings.subjects(string.content, "code"))
    else this.models.push(this.#context.parse(language, string.content))
  }
}

const CARRIED =
  "A message of your own seems to carry this: ask who reads it, and change it together with them, or leave it as it is."

/** What a message of somebody's own says beside what it carries. */
const ENVELOPE =
  /^(?:event|event_?(?:type|name)|type|topic|channel|subject|specversion|kind|routing_?key|occurred_?at)$/iu

/** Whether an object stands in the envelope of a message, or as the payload that a contract of messages shows. */
const isMessage = (holder: ObjectValue, carried: Value): boolean =>
  holder.entries.some(({ key, value }) => value === carried && key === "payload") ||
  holder.entries.some(({ key, value }) => value !== carried && ENVELOPE.test(key) && value.kind === "string")

/** The nearest object that says how the request is sent, else the object that holds the path. */
const requestOf = (ancestors: ReadonlyArray<ObjectValue>): ObjectValue | undefined =>
  ancestors
    .slice(0, 3)
    .find((object) => object.entries.some((entry) => entry.key === "method" || entry.key === "verb")) ?? ancestors[0]

const collect = (value: Value, ancestors: ReadonlyArray<ObjectValue>, found: Array<Found>): void => {
  const place = value.kind === "string" || value.kind === "array" ? Exchanges.pathIn(value) : undefined
  if (place !== undefined) found.push({ place, ancestors })
  if (value.kind === "object") {
    const inner = [value, ...ancestors.slice(0, 5)]
    for (const entry of value.entries) collect(entry.value, inner, found)
  } else for (const child of Values.children(value)) collect(child, ancestors, found)
}

/** An object in a file that the configuration names, read as what it most looks like. */
const vouch = (object: ObjectValue): (Subject & { readonly kind: "payload" }) | undefined => {
  const has = (key: string): boolean => Values.get(object, key) !== undefined
  if (!has("source_asset") || !(has("amount") || has("target_asset"))) return undefined
  const api: Api = "legacy"
  return {
    kind: "payload",
    form: has("status") || has("created_at") ? "reply" : "request",
    api,
    value: object,
    evidence: { range: Values.range(object), because: "this file is said to hold payloads of the legacy API" }
  }
}

const scopeArray = (array: ArrayValue, strings: ReadonlyArray<StringValue>): ScopeList | undefined => {
  const lists = strings.map((string) => Strings.scopeList(string.content))
  const first = lists.find((list) => list !== undefined)
  if (first === undefined) return undefined
  const scopes = strings.flatMap((string) => {
    const list = Strings.scopeList(string.content)
    if (list !== undefined) return list.scopes
    const single = SINGLE_SCOPE.exec(string.text)
    return single === null
      ? []
      : [
          {
            start: 0,
            end: string.text.length,
            scope: string.text,
            api: "orchestration" as const,
            colon: ":",
            source: string.content
          }
        ]
  })
  const itemOf = (index: number): Value => strings.find((string) => string.content === scopes[index]!.source)!
  return {
    kind: "scopes",
    scopes,
    add: (index, scope) => [{ op: "raw", edits: array.writer.item("add", array, itemOf(index), scope) }],
    remove: (index) => [{ op: "raw", edits: array.writer.item("remove", array, itemOf(index), "") }],
    evidence: first.evidence
  }
}

const SINGLE_SCOPE = /^orchestration:(?:read|write)_orchestration$/u

const autoConversion = (object: ObjectValue): ReadonlyArray<AutoConversion> => {
  const entry = Values.entry(object, "conversion_target_asset")
  if (
    entry === undefined ||
    Values.literal(entry.value) !== "USD" ||
    Values.get(object, "crypto_network") === undefined
  ) {
    return []
  }
  return [
    {
      kind: "auto-conversion",
      evidence: { range: Values.range(entry), because: "deposits to this address are converted by themselves" }
    }
  ]
}
