import { paxos } from "./paxos"

export const DepositButton = ({ profileId, orderId }: { profileId: string; orderId: string }) => (
  <button
    onClick={() =>
      paxos.post("/v2/transfer/deposit-addresses", {
        profile_id: profileId,
        crypto_network: "ETHEREUM",
        ref_id: orderId,
        conversion_target_asset: "USD"
      })
    }
  >
    Deposit
  </button>
)

export const RuleButton = ({ profileId }: { profileId: string }) => (
  <button
    onClick={() =>
      paxos.post("/v2/orchestration/rules", {
        source: { crypto: { network: "ETHEREUM" } },
        destination: { profile: { profile_id: profileId } },
        source_asset: "PYUSD",
        destination_asset: "USD"
      })
    }
  >
    Rule
  </button>
)
