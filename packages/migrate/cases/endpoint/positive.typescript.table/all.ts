import { created, settled } from "./fixtures.ts"
import { fakeApi } from "./fake-api.ts"

export const answers = fakeApi({
  "POST /v2/orchestration/orchestrations": [{ body: created }],
  [`GET /v2/orchestration/orchestrations/${created.id}`]: [{ body: created }, { body: settled }],
  [`DELETE /v2/conversion/stablecoins/${created.id}`]: [{ status: 404 }],
  [`GET /v2/profiles/${created.profile_id}/balances`]: [{ body: { items: [] } }]
})
