import * as Asset from "@segue/core/Asset"
import { type Conversion, type ConversionRequest } from "@segue/core/Conversion"
import { ZERO_UUID } from "@segue/core/Id"
/** Generators of legacy traffic: what the legacy API would accept, and what it would not. */
import { Arbitrary, Schema } from "effect"

const choice = <const A extends ReadonlyArray<string | number | boolean>>(values: A): Arbitrary.Arbitrary<A[number]> =>
  Arbitrary.schema(Schema.Literals(values as never)) as unknown as Arbitrary.Arbitrary<A[number]>

const whole = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 499_999 })))
const cents = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 99 })))

/** Amounts the legacy API accepts for a pair with USD, in every spelling its pattern allows. */
export const amount: Arbitrary.Arbitrary<string> = Arbitrary.map(
  Arbitrary.all({ whole, cents, style: choice(["whole", "plain", "bare", "leading", "trailing"]) }),
  ({ cents, style, whole }) => {
    const fraction = String(cents).padStart(2, "0")
    switch (style) {
      case "whole":
        return String(whole + 1)
      case "plain":
        return `${whole}.${fraction}`
      case "bare":
        return `.${fraction}`
      case "leading":
        return `00${whole}.${fraction}`
      case "trailing":
        return `${whole}.${fraction}000`
    }
  }
)

const hex = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 0xffff_ffff })))
const uuid: Arbitrary.Arbitrary<string> = Arbitrary.map(
  hex,
  (n) => `${n.toString(16).padStart(8, "0")}-0000-4000-8000-000000000001`
)

const text = Arbitrary.schema(Schema.String)
const metadata = Arbitrary.map(Arbitrary.array(Arbitrary.all([text, text])), (pairs) => Object.fromEntries(pairs))

/** A request the legacy API accepts, with a `ref_id`. */
export const request: Arbitrary.Arbitrary<ConversionRequest> = Arbitrary.map(
  Arbitrary.all({
    amount,
    pair: choice(Asset.legacyPairs.map((_, index) => index)),
    profile: uuid,
    recipient: uuid,
    ref: uuid,
    directed: choice(["absent", "same", "other", "null", "empty"]),
    identity: choice(["absent", "zero", "real", "null"]),
    account: choice(["absent", "zero", "real"]),
    metadata,
    withMetadata: choice([true, false])
  }),
  (g) => {
    const [source_asset, target_asset] = Asset.legacyPairs[g.pair]!
    const recipients = { absent: {}, same: g.profile, other: g.recipient, null: null, empty: "" }
    const identities = { absent: {}, zero: ZERO_UUID, real: g.recipient, null: null }
    return {
      ref_id: g.ref,
      profile_id: g.profile,
      amount: g.amount,
      source_asset,
      target_asset,
      ...(g.directed === "absent" ? {} : { recipient_profile_id: recipients[g.directed] as string | null }),
      ...(g.identity === "absent" ? {} : { identity_id: identities[g.identity] as string | null }),
      ...(g.account === "absent" ? {} : { account_id: identities[g.account] as string }),
      ...(g.withMetadata ? { metadata: g.metadata } : {})
    }
  }
)

/** A conversion as the legacy API answers it, in any status. */
export const conversion: Arbitrary.Arbitrary<Conversion> = Arbitrary.map(
  Arbitrary.all({ request, id: uuid, status: choice(["CREATED", "SETTLED", "CANCELLED", "SOMETHING_NEW"]) }),
  ({ id, request, status }) => ({
    id,
    profile_id: request.profile_id,
    amount: request.amount,
    source_asset: request.source_asset,
    target_asset: request.target_asset,
    status,
    ref_id: request.ref_id!,
    identity_id: request.identity_id ?? ZERO_UUID,
    account_id: request.account_id ?? ZERO_UUID,
    created_at: "2026-04-20T12:30:01.397730Z",
    updated_at: "2026-04-20T12:30:01.472464Z",
    ...(status === "SETTLED" ? { settled_at: "2026-04-20T12:30:02.000000001Z" } : {}),
    ...(status === "CANCELLED" ? { cancelled_at: "2026-04-20T12:30:02.5Z" } : {}),
    ...(request.metadata ? { metadata: request.metadata } : {}),
    ...(request.recipient_profile_id ? { recipient_profile_id: request.recipient_profile_id } : {}),
    vendor_added_this: { later: true }
  })
)
