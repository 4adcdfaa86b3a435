import { Decimal } from "@segue/core"
/** Wrong migrations: for every row of the request mapping, ways to get it wrong. Each must be found out. */
import { ZERO_UUID } from "@segue/core/Id"

import { migrate, type Migrate } from "../../src/verify/Verify.ts"

type Body = Readonly<Record<string, unknown>>

export interface Mutant {
  readonly row: string
  readonly what: string
  readonly migrate: Migrate
}

/** Changes what the real migration makes. */
const after = (row: string, what: string, change: (body: Body, request: Body) => Body): Mutant => ({
  row,
  what,
  migrate: (request) => {
    const answer = migrate(request)
    return answer.tag === "migrated" ? { ...answer, result: change(answer.result as Body, request as Body) } : answer
  }
})

/** Changes what the real migration is given, so that it does not refuse what it should. */
const before = (row: string, what: string, change: (request: Body) => Body): Mutant => ({
  row,
  what,
  migrate: (request) => migrate(typeof request === "object" && request !== null ? change(request as Body) : request)
})

const without = (body: Body, field: string): Body =>
  Object.fromEntries(Object.entries(body).filter(([key]) => key !== field))

const profile = (side: unknown): string => (side as { profile: { profile_id: string } }).profile.profile_id
const text = (value: unknown): string => String(value)
const renamed = (body: Body, from: string, to: string): Body =>
  from in body ? { ...without(body, from), [to]: body[from] } : body

/** Legacy ids as they were sent, none or not. */
const forwarded = (body: Body, request: Body, field: string): Body =>
  field in request ? { ...body, [field]: request[field] } : body

export const mutants: ReadonlyArray<Mutant> = [
  after("F1", "source and destination profile swapped", (body) => ({
    ...body,
    source: body["destination"],
    destination: body["source"]
  })),
  after("F1", "profile_id left at the top", (body, request) => ({ ...body, profile_id: request["profile_id"] })),
  after("F1", "profile_id at the top instead of the source", (body, request) => ({
    ...without(body, "source"),
    profile_id: request["profile_id"]
  })),
  after("F1", "the zero UUID as the source", (body) => ({ ...body, source: { profile: { profile_id: ZERO_UUID } } })),
  after("F2", "recipient dropped", (body) => ({ ...body, destination: body["source"] })),
  after("F2", "recipient pays", (body) => ({ ...body, source: body["destination"] })),
  after("F2", "an empty recipient forwarded", (body, request) =>
    request["recipient_profile_id"] === "" ? { ...body, destination: { profile: { profile_id: "" } } } : body
  ),
  after("F2", "recipient at the top, as on the legacy API", (body, request) => ({
    ...body,
    destination: body["source"],
    recipient_profile_id: request["recipient_profile_id"]
  })),
  after("F3", "rounded to whole units", (body) => ({
    ...body,
    source_amount: text(body["source_amount"]).split(".")[0] || "1"
  })),
  after("F3", "rounded to one decimal", (body) => ({
    ...body,
    source_amount: text(body["source_amount"]).replace(/(\.\d)\d+$/u, "$1")
  })),
  after("F3", "in cents", (body) => ({
    ...body,
    source_amount: String(Decimal.toUnits(text(body["source_amount"]), 2))
  })),
  after("F3", "one cent more", (body) => ({
    ...body,
    source_amount: Decimal.add(text(body["source_amount"]), "0.01")
  })),
  after("F3", "one cent less", (body) => ({
    ...body,
    source_amount: Decimal.subtract(text(body["source_amount"]), "0.01")
  })),
  after("F3", "a JSON number", (body) => ({ ...body, source_amount: Number(body["source_amount"]) })),
  after("F3", "spelt with two decimals", (body) => ({
    ...body,
    source_amount: Decimal.fromUnits(Decimal.toUnits(text(body["source_amount"]), 2)!, 2)
  })),
  after("F3", "under its old name", (body) => renamed(body, "source_amount", "amount")),
  after("F4", "assets swapped", (body) => ({
    ...body,
    source_asset: body["destination_asset"],
    destination_asset: body["source_asset"]
  })),
  after("F4", "source asset always USD", (body) => ({ ...body, source_asset: "USD" })),
  after("F4", "source asset in lower case", (body) => ({
    ...body,
    source_asset: text(body["source_asset"]).toLowerCase()
  })),
  after("F5", "target asset under its old name", (body) => renamed(body, "destination_asset", "target_asset")),
  after("F5", "target asset always PYUSD", (body) =>
    body["destination_asset"] === "USD" ? body : { ...body, destination_asset: "PYUSD" }
  ),
  after("F5", "target asset is the source asset", (body) => ({ ...body, destination_asset: body["source_asset"] })),
  after("F6", "ref_id with the attempt's number", (body) => ({ ...body, ref_id: `${text(body["ref_id"])}-1` })),
  after("F6", "ref_id dropped", (body) => without(body, "ref_id")),
  after("F6", "ref_id in upper case", (body) => ({ ...body, ref_id: text(body["ref_id"]).toUpperCase() })),
  before("F7", "a missing ref_id invented", (request) =>
    request["ref_id"] === undefined || request["ref_id"] === null || request["ref_id"] === ""
      ? { ...request, ref_id: "invented" }
      : request
  ),
  after("F8", "identity dropped", (body) => without(body, "identity_id")),
  after("F8", "account dropped", (body) => without(body, "account_id")),
  after("F8", "identity and account swapped", (body) => ({
    ...without(without(body, "identity_id"), "account_id"),
    ...("identity_id" in body ? { account_id: body["identity_id"] } : {}),
    ...("account_id" in body ? { identity_id: body["account_id"] } : {})
  })),
  after("F8", "zero UUID forwarded", (body, request) =>
    request["identity_id"] === ZERO_UUID ? forwarded(body, request, "identity_id") : body
  ),
  after("F8", "zero UUID of the account forwarded", (body, request) =>
    request["account_id"] === ZERO_UUID ? forwarded(body, request, "account_id") : body
  ),
  after("F8", "null forwarded", (body, request) =>
    request["identity_id"] === null ? forwarded(body, request, "identity_id") : body
  ),
  after("F9", "metadata dropped", (body) => without(body, "metadata")),
  after("F9", "empty metadata dropped", (body) =>
    JSON.stringify(body["metadata"]) === "{}" ? without(body, "metadata") : body
  ),
  after("F9", "metadata invented", (body) => ({ metadata: { migrated: "yes" }, ...body })),
  after("F9", "a key of the metadata in upper case", (body) =>
    "metadata" in body
      ? {
          ...body,
          metadata: Object.fromEntries(
            Object.entries(body["metadata"] as Body).map(([key, value]) => [key.toUpperCase(), value])
          )
        }
      : body
  ),
  after("F10", "source omitted", (body) => without(body, "source")),
  after("F10", "destination omitted", (body) => without(body, "destination")),
  after("F10", "two destinations", (body) => ({
    ...body,
    destination: { ...(body["destination"] as Body), fiat: { bank_account_id: "b" } }
  })),
  after("F10", "profile ids without their objects", (body) => ({
    ...body,
    source: { profile_id: profile(body["source"]) },
    destination: { profile_id: profile(body["destination"]) }
  })),
  before("F11", "zero made the smallest amount", (request) =>
    /^[0.]+$/u.test(text(request["amount"])) ? { ...request, amount: "0.01" } : request
  ),
  before("F11", "leading zeros taken off", (request) => ({
    ...request,
    amount: text(request["amount"]).replace(/^0+(?=\d)/u, "")
  })),
  before("F11", "a zero put before the point", (request) => ({
    ...request,
    amount: text(request["amount"]).replace(/^\./u, "0.")
  })),
  before("B6", "more than two decimals rounded instead of refused", (request) => ({
    ...request,
    amount: text(request["amount"])
      .replace(/^(\d*\.\d\d)\d+$/u, "$1")
      .replace(/^\.00$|^0\.00$/u, "0.01")
  })),
  before("B1", "a stablecoin on both sides sent through USD", (request) =>
    request["source_asset"] !== "USD" && request["target_asset"] !== "USD"
      ? { ...request, source_asset: "USD" }
      : request
  ),
  before("B1", "asset codes repaired", (request) => ({
    ...request,
    source_asset: text(request["source_asset"]).toUpperCase()
  }))
]
