export function ConvertForm({ profileId, orderId }: { profileId: string; orderId: string }) {
  const [amount, setAmount] = useState("")
  return (
    <form
      onSubmit={() => {
        void fetch("/paxos/v2/orchestration/orchestrations", {
          method: "POST",
          body: JSON.stringify({
            ref_id: orderId,
            source: {
              profile: {
                profile_id: profileId
              }
            },
            destination: {
              profile: {
                profile_id: profileId
              }
            },
            source_amount: amount,
            source_asset: "USD",
            destination_asset: "PYUSD"
          })
        })
      }}
    >
      <input name="target_asset" value={amount} onChange={(event) => setAmount(event.target.value)} />
    </form>
  )
}
