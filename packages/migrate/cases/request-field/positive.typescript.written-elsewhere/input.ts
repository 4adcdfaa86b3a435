const url = "https://api.paxos.com/v2/conversion/stablecoins"

const addressed = (body: Record<string, unknown>, to: string): void => {
  body.recipient_profile_id = to
}

export const helper = async (ref: string, profile: string, amount: string, to: string): Promise<void> => {
  const body = { ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" }
  addressed(body, to)
  await fetch(url, { method: "POST", body: JSON.stringify(body) })
}
