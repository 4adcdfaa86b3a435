import { outOfReach, row, type Section } from "./Row.ts"

const code = outOfReach("A payload has no address; the engine finds it in code")

export const endpoints: Section = {
  title: "Endpoints and operations",
  rows: [
    row(
      [
        "E1",
        "POST /v2/conversion/stablecoins",
        "POST /v2/orchestration/orchestrations",
        "review",
        "yes",
        "Change path and body in one step; either alone is a broken call."
      ],
      code
    ),
    row(
      [
        "E2",
        "GET /v2/conversion/stablecoins/{id}",
        "GET /v2/orchestration/orchestrations/{id}",
        "review",
        "partly",
        "Old ids are unknown to the new API: keep a legacy reader until they are drained."
      ],
      code
    ),
    row(
      [
        "E3",
        "GET /v2/conversion/stablecoins",
        "GET /v2/orchestration/orchestrations",
        "review",
        "yes",
        "The query changes too, and the listing holds more than conversions."
      ],
      code
    ),
    row(
      [
        "E4",
        "DELETE /v2/conversion/stablecoins/{id}",
        "nothing",
        "person",
        "no",
        "There is no cancel. Deleting a rule is something else. Decide before you create."
      ],
      code
    ),
    row(
      ["E5", "hosts, the /v2 prefix", "unchanged", "automatic", "yes", "Paths that are signed change with the call."],
      code
    ),
    row(
      [
        "E6",
        "operationIds …StablecoinConversion(s)",
        "CreateOrchestration, GetOrchestration, ListOrchestrations",
        "review",
        "no",
        "Arguments differ in order and type; cancel has no successor."
      ],
      code
    ),
    row(
      [
        "E7",
        "errors as application/json",
        "not declared",
        "review",
        "no",
        "Read error bodies by their shape, whatever the media type."
      ],
      outOfReach("The services of this package read bodies by shape")
    )
  ]
}
