/** Generators of failures, one for each kind: that of a whole union passes over the kinds that it cannot make. */
import { type Conversion, type Orchestration, PaxosError } from "@segue/core"
import { Arbitrary, Schema } from "effect"

import { Failure } from "../../src/index.ts"

const text = Arbitrary.schema(Schema.String)
const id = Arbitrary.schema(Schema.NonEmptyString)
const upTo = (maximum: number) => Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum })))
const amount = Arbitrary.map(upTo(499_999), (whole) => `${whole}.00`)
const created_at = Arbitrary.map(upTo(0x7fff_ffff), (seconds) => new Date(seconds * 1000).toISOString())

const orchestration: Arbitrary.Arbitrary<Orchestration.Orchestration> = Arbitrary.all({
  id,
  ref_id: text,
  status: text,
  source_amount: amount,
  source_asset: text,
  destination_asset: text,
  created_at
})

const conversion: Arbitrary.Arbitrary<Conversion.Conversion> = Arbitrary.all({
  id,
  profile_id: id,
  ref_id: text,
  status: text,
  amount,
  source_asset: text,
  target_asset: text,
  created_at
})

/** From its schema none is made: the records that it shows have timestamps, which are not met by chance. */
const conflict = Arbitrary.map(
  Arbitrary.all({
    ref_id: text,
    paths: Arbitrary.array(Arbitrary.array(text)),
    records: Arbitrary.all([orchestration, conversion]),
    isLegacy: Arbitrary.schema(Schema.Boolean)
  }),
  ({ ref_id, paths, records, isLegacy }) =>
    new PaxosError.RefIdConflict({ ref_id, paths, existing: records[isLegacy ? 1 : 0] })
)

/** A failure's kind; for the vendor's, its reason. */
export const kindOf = (failure: Failure.Failure): string =>
  failure._tag === "PaxosError" ? failure.reason._tag : failure._tag

/** Every kind, from the unions themselves: whoever adds a member need not come here, unless its schema makes none. */
export const kinds: ReadonlyArray<readonly [kind: string, generator: Arbitrary.Arbitrary<Failure.Failure>]> = [
  ...Failure.Failure.members
    .filter((member) => member.identifier !== "PaxosError")
    .map((member) => {
      const own: Arbitrary.Arbitrary<Failure.Failure> =
        member.identifier === "RefIdConflict" ? conflict : Arbitrary.schema(member)
      return [member.identifier, own] as const
    }),
  ...PaxosError.Reason.members.map((member) => {
    const reason: Arbitrary.Arbitrary<PaxosError.Reason> = Arbitrary.schema(member)
    const failure = Arbitrary.map(
      Arbitrary.all({ operation: text, reason, sent: Arbitrary.schema(Schema.Boolean) }),
      (fields) => new PaxosError.PaxosError(fields)
    )
    return [member.identifier, failure] as const
  })
]
