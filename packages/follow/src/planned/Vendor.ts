/**
 * A vendor whose orchestrations change at planned moments of virtual time: large, quick, and as awkward with its events
 * as the real one may be. For simulations here and in what stands on following; the requests come through core's own
 * HTTP layers.
 */
import type { Orchestration } from "@segue/core/Orchestration"
import * as OrchestrationsHttp from "@segue/core/OrchestrationsHttp"
import * as PaxosHttp from "@segue/core/PaxosHttp"
import * as Timestamp from "@segue/core/Timestamp"
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Headers from "effect/http/Headers"
import * as HttpClient from "effect/http/HttpClient"
import type * as HttpClientResponse from "effect/http/HttpClientResponse"
import * as Layer from "effect/Layer"
import * as Redacted from "effect/Redacted"
import * as Stream from "effect/Stream"

/** A status from a moment on. */
export interface Step {
  readonly atMs: number
  readonly status: string
}

export interface Planned {
  readonly id: string
  readonly createdMs: number
  readonly steps: ReadonlyArray<Step>
  readonly more?: Partial<Orchestration>
}

interface VendorEvent {
  readonly id: string
  readonly createdMs: number
  readonly visibleMs: number
  readonly orchestration: string
  readonly status: string
}

export interface Awkward {
  /** How long after its creation an event becomes visible: by its number. */
  readonly delayMs?: (index: number) => number
  /** Which events come twice, under another id. */
  readonly isTwice?: (index: number) => boolean
  /** Which events never come. */
  readonly isLost?: (index: number) => boolean
}

const eventStatuses = new Set(["PROCESSING", "COMPLETED", "FAILED"])

const at = (millis: number): string => Timestamp.fromMillis(millis, 3)

const LATENCY_MS = 120

export class Vendor {
  readonly rows = new Map<string, Planned>()
  #events: Array<VendorEvent> = []
  #isSorted = true
  #numbered = 0
  readonly requests: Array<{ readonly operation: string; readonly atMs: number }> = []
  /** Answers instead of the real ones, while set. */
  broken: { readonly status: number; readonly headers?: Record<string, string> } | undefined
  /** Ids that no listing and no get shows. */
  readonly hidden = new Set<string>()
  /** Reads see what was so long ago. */
  staleMs = 0
  readonly #awkward: Awkward

  constructor(awkward: Awkward = {}) {
    this.#awkward = awkward
  }

  plan(row: Planned): void {
    this.rows.set(row.id, row)
    for (const { atMs, status } of row.steps) {
      if (!eventStatuses.has(status)) continue
      const index = this.#numbered++
      if (this.#awkward.isLost?.(index) === true) continue
      const visibleMs = atMs + (this.#awkward.delayMs?.(index) ?? 0)
      const copies = this.#awkward.isTwice?.(index) === true ? ["", "-again"] : [""]
      for (const copy of copies) {
        this.#events.push({ id: `event-${index}${copy}`, createdMs: atMs, visibleMs, orchestration: row.id, status })
      }
    }
    this.#isSorted = false
  }

  statusOf(row: Planned, nowMs: number): Step | undefined {
    return row.steps.findLast((step) => step.atMs <= nowMs)
  }

  show(row: Planned, nowMs: number): Orchestration | undefined {
    const step = this.statusOf(row, nowMs - this.staleMs)
    if (step === undefined || this.hidden.has(row.id)) return undefined
    const side = { profile: { profile_id: "profile-1" } }
    return {
      id: row.id,
      profile_id: "profile-1",
      ref_id: `ref-${row.id}`,
      source_asset: "USD",
      destination_asset: "PYUSD",
      source_amount: "100.00",
      source: side,
      destination: side,
      status: step.status,
      created_at: at(row.createdMs),
      updated_at: at(step.atMs),
      ...row.more
    }
  }

  #page(sorted: ReadonlyArray<unknown>, query: URLSearchParams): { items: Array<unknown>; next_page_cursor?: string } {
    const limit = Number(query.get("limit") ?? 100)
    const offset = Number(query.get("page_cursor") ?? 0)
    const items = sorted.slice(offset, offset + limit)
    return offset + limit < sorted.length
      ? { items, next_page_cursor: String(offset + limit) }
      : { items, next_page_cursor: "" }
  }

  #list(query: URLSearchParams, nowMs: number) {
    const ids = query.getAll("orchestration_id")
    const statuses = query.getAll("status")
    const [from, to] = [query.get("created_at.gte"), query.get("created_at.lte")]
    const all = ids.length > 0 ? ids.flatMap((id) => this.rows.get(id) ?? []) : [...this.rows.values()]
    const chosen = all.filter((row) => {
      const step = this.statusOf(row, nowMs - this.staleMs)
      return (
        step !== undefined &&
        (statuses.length === 0 || statuses.includes(step.status)) &&
        (from === null || row.createdMs >= Timestamp.toMillisFloor(from)) &&
        (to === null || row.createdMs <= Timestamp.toMillisFloor(to))
      )
    })
    const { items, next_page_cursor } = this.#page(
      chosen.toSorted((a, b) => a.createdMs - b.createdMs),
      query
    )
    return { items: items.flatMap((row) => this.show(row as Planned, nowMs) ?? []), next_page_cursor }
  }

  #listEvents(query: URLSearchParams, nowMs: number) {
    if (!this.#isSorted) this.#events.sort((a, b) => a.createdMs - b.createdMs)
    this.#isSorted = true
    const fromMs = Timestamp.toMillisFloor(query.get("created_at.gte") ?? "1970-01-01T00:00:00Z")
    const type = query.get("type")
    const first = this.#events.findIndex((event) => event.createdMs >= fromMs)
    const chosen: Array<VendorEvent> = []
    for (let index = Math.max(0, first); first >= 0 && index < this.#events.length; index++) {
      const event = this.#events[index]!
      if (event.createdMs > nowMs) break
      if (event.visibleMs > nowMs) continue
      if (type === null || type === `orchestration.${event.status.toLowerCase()}`) chosen.push(event)
    }
    const { items, next_page_cursor } = this.#page(chosen, query)
    return {
      events: (items as ReadonlyArray<VendorEvent>).map((event) => ({
        id: event.id,
        type: `orchestration.${event.status.toLowerCase()}`,
        object_type: "orchestration_status_change",
        object: { id: event.orchestration, ref_id: `ref-${event.orchestration}`, status: event.status },
        created_at: at(event.createdMs)
      })),
      next_page_cursor
    }
  }

  answer(path: string, query: URLSearchParams, nowMs: number): { status: number; body: unknown; operation: string } {
    if (path === "/events") return { status: 200, body: this.#listEvents(query, nowMs), operation: "ListEvents" }
    const [, area, kind, id] = path.split("/")
    if (area !== "orchestration" || kind !== "orchestrations") return { status: 404, body: {}, operation: "other" }
    if (id === undefined) return { status: 200, body: this.#list(query, nowMs), operation: "ListOrchestrations" }
    const row = this.rows.get(id)
    const shown = row === undefined ? undefined : this.show(row, nowMs)
    const operation = "GetOrchestration"
    return shown === undefined
      ? { status: 404, body: { type: "about:blank", title: "Not Found", status: 404 }, operation }
      : { status: 200, body: shown, operation }
  }

  get client(): HttpClient.HttpClient {
    return HttpClient.make((_, url) =>
      Effect.gen({ self: this }, function* () {
        if (url.pathname.endsWith("/token")) {
          return yield* reply(200, { access_token: "t", expires_in: 3599, token_type: "bearer" })
        }
        yield* Effect.sleep(LATENCY_MS)
        const atMs = yield* Clock.currentTimeMillis
        const query = new URLSearchParams(url.search)
        const { body, operation, status } = this.answer(url.pathname.replace(/^\/v2/u, ""), query, atMs)
        this.requests.push({ operation, atMs })
        return yield* this.broken === undefined
          ? reply(status, body)
          : reply(this.broken.status, { type: "about:blank", status: this.broken.status }, this.broken.headers)
      })
    )
  }
}

const reply = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Effect.succeed({
    status,
    headers: Headers.fromInput(headers),
    stream: Stream.encodeText(Stream.succeed(JSON.stringify(body)))
  } as unknown as HttpClientResponse.HttpClientResponse)

/** Core's service over this vendor. */
export const layer = (vendor: Vendor) =>
  OrchestrationsHttp.layer.pipe(
    Layer.provide(
      PaxosHttp.layer({
        apiUrl: "https://api.vendor.test",
        tokenUrl: "https://oauth.vendor.test/token",
        clientId: "client",
        clientSecret: Redacted.make("secret"),
        scopes: ["orchestration:read_orchestration", "events:read_event"]
      })
    ),
    Layer.provide(Layer.succeed(HttpClient.HttpClient, vendor.client))
  )
