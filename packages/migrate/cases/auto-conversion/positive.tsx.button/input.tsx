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
