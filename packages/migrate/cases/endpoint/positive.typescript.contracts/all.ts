import { MatchersV3, PactV3 } from "@pact-foundation/pact"

const { eachLike, like, string } = MatchersV3

const treasury = new PactV3({ consumer: "treasury", provider: "paxos" })

treasury
  .given("funds")
  .uponReceiving("a conversion")
  .withRequest({
    method: "POST",
    path: "/v2/orchestration/orchestrations",
    body: { ref_id: "r-1", source: { profile: { profile_id: "p-1" } }, destination: { profile: { profile_id: "p-1" } }, source_amount: "10.00", source_asset: "USD", destination_asset: "PYUSD" }
  })
  .willRespondWith({
    status: 200,
    body: like({ id: "c-1", status: "PROCESSING", source_amount: "10.00", source_asset: "USD", destination_asset: "PYUSD" })
  })

treasury
  .uponReceiving("one that is looked up")
  .withRequest({ method: "GET", path: "/v2/conversion/stablecoins/c-1" })
  .willRespondWith({ status: 200, body: { id: string("c-1"), status: string("SETTLED"), source_asset: "USD", amount: string("10.00") } })

treasury
  .uponReceiving("a list")
  .withRequest({ method: "GET", path: "/v2/conversion/stablecoins" })
  .willRespondWith({ status: 200, body: { items: eachLike({ id: "c-1", status: "SETTLED", source_asset: "USD", target_asset: "PYUSD" }) } })
