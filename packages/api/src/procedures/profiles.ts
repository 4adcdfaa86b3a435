/** `profiles.*`: profiles and what they hold. */
import { Id } from "@segue/core/Id"
import { ARRAY_MAX } from "@segue/core/Listing"
import { Balance, Profile } from "@segue/core/Profile"
import { ProfileQuery, Profiles } from "@segue/core/Profiles"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

import { input } from "../Input.ts"
import { procedure, router } from "../Procedure.ts"
import { read } from "../Run.ts"
import { scopes } from "../Scopes.ts"
import { isVisible, notFound, visiblePage } from "../Visible.ts"
import * as Wire from "../Wire.ts"

const Balances = Schema.Struct({
  profile_id: Id,
  assets: Schema.optionalKey(Schema.Array(Id).check(Schema.isMaxLength(ARRAY_MAX)))
})

const list = (query: ProfileQuery) =>
  Effect.gen(function* () {
    const page = yield* (yield* Profiles).list(query)
    return yield* visiblePage(page, ({ id }) => ({ _tag: "Profile", profile_id: id }))
  })

const balances = ({ assets, profile_id }: typeof Balances.Type) =>
  Effect.gen(function* () {
    const missing = notFound("ListProfileBalances", profile_id)
    if (!(yield* isVisible({ _tag: "Profile", profile_id }))) return yield* missing
    const items = yield* (yield* Profiles)
      .balances(profile_id, assets)
      .pipe(Effect.catchReason("PaxosError", "NotFound", () => Effect.fail(missing)))
    return { items }
  })

/** Profiles. */
export const profiles = router({
  list: procedure(scopes.readProfile, Wire.pageOf(Profile), "One page of profiles.")
    .input(input(ProfileQuery))
    .query(({ ctx, input, signal }) => read(ctx, signal, list(input))),
  balances: procedure(
    scopes.readProfile,
    Schema.Struct({ items: Schema.Array(Balance) }),
    "What a profile holds: of every asset, or of these."
  )
    .input(input(Balances))
    .query(({ ctx, input, signal }) => read(ctx, signal, balances(input)))
})
