export function ConvertForm({ profileId, orderId }: { profileId: string; orderId: string }) {
  const [amount, setAmount] = useState("")
  return (
    <form
      onSubmit={() => {
        void fetch("/paxos/v2/conversion/stablecoins", {
          method: "POST",
          body: JSON.stringify({
            ref_id: orderId,
            profile_id: profileId,
            amount,
            source_asset: "USD",
            target_asset: "PYUSD"
          })
        })
      }}
    >
      <input name="target_asset" value={amount} onChange={(event) => setAmount(event.target.value)} />
    </form>
  )
}
