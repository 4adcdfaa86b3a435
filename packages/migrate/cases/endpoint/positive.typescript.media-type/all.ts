/** A refusal is known by its media type. */
export const convert = async (ref: string, profile: string, amount: string): Promise<void> => {
  const reply = await fetch("https://api.paxos.com/v2/orchestration/orchestrations", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ref_id: ref, source: { profile: { profile_id: profile } }, destination: { profile: { profile_id: profile } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD" })
  })
  if (reply.headers.get("content-type") === "application/json" && !reply.ok) throw new Error("refused")
}
