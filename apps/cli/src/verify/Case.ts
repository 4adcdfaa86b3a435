/** What is verified: a request, and the world it is sent to. */
import { ZERO_UUID } from "@segue/core/Id"
import type * as Options from "@segue/sandbox/Options"

/** A legacy request, and profiles with their balances: the same world for both APIs. */
export interface Case {
  /** `file.json`, `file.json[3]` or `seed 1, index 17`. */
  readonly name: string
  readonly request: unknown
  readonly profiles: ReadonlyArray<Options.Profile>
  /** What the case is about, for the summary's coverage. */
  readonly features: ReadonlyArray<string>
}

/** Rich enough for any amount within the legacy limit. */
const BALANCES = { USD: "1000000", PYUSD: "1000000", USDG: "1000000", USDP: "1000000" } as const

const idOf = (request: unknown, field: string): ReadonlyArray<string> => {
  const value = (request as Record<string, unknown> | null)?.[field]
  // The zero UUID names nobody, so no world holds a profile of that id.
  return typeof value === "string" && value !== "" && value !== ZERO_UUID ? [value] : []
}

/** The case of somebody's own request: the profiles it names exist and are rich. */
export const fromRequest = (name: string, request: unknown): Case => ({
  name,
  request,
  features: [],
  profiles: [
    // One that the request does not name: money must not go there either.
    { nickname: "bystander", type: "DEFAULT", balances: BALANCES },
    ...[...new Set([...idOf(request, "profile_id"), ...idOf(request, "recipient_profile_id")])].map((id, index) => ({
      id,
      nickname: `named-${index}`,
      balances: BALANCES
    }))
  ]
})
