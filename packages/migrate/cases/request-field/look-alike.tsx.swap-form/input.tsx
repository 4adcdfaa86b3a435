export function SwapForm({ profile_id, ref_id }: { profile_id: string; ref_id: string }) {
  const [amount, setAmount] = useState("")
  const send = () =>
    fetch("/api/swaps", {
      method: "POST",
      body: JSON.stringify({ ref_id, profile_id, amount, source_asset: "EUR", target_asset: "PYUSD" })
    })
  return <input name="target_asset" value={amount} onBlur={send} onChange={(event) => setAmount(event.target.value)} />
}
