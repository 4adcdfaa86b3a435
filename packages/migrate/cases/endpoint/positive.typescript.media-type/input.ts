/** A refusal is known by its media type. */
export const convert = async (ref: string, profile: string, amount: string): Promise<void> => {
  const reply = await fetch("https://api.paxos.com/v2/conversion/stablecoins", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ref_id: ref, profile_id: profile, amount, source_asset: "USD", target_asset: "PYUSD" })
  })
  if (reply.headers.get("content-type") === "application/json" && !reply.ok) throw new Error("refused")
}
