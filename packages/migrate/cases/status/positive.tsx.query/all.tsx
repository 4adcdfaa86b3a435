import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"
import { http } from "./http"

export function useConversion(id: string) {
  return useQuery({
    queryKey: ["conversion", "stablecoins", id],
    queryFn: async () => (await http.get(`/v2/conversion/stablecoins/${id}`)).data,
    refetchInterval: (query) => (query.state.data?.status === "SETTLED" ? false : 2000)
  })
}

export function ConvertButton({ profileId, amount, orderId }: { profileId: string; amount: string; orderId: string }) {
  const client = useQueryClient()
  const convert = useMutation({
    mutationFn: () =>
      http.post("/v2/orchestration/orchestrations", { source: { profile: { profile_id: profileId } }, destination: { profile: { profile_id: profileId } }, source_amount: amount, source_asset: "USD", destination_asset: "PYUSD", ref_id: orderId }),
    onSuccess: ({ data }) => {
      client.setQueryData(["conversion", "stablecoins", data.id], data)
      if (data.status === "PROCESSING") toast("pending")
    }
  })
  return <button disabled={convert.isPending} onClick={() => convert.mutate()}>Convert {amount}</button>
}

export function ConversionBadge({ id }: { id: string }) {
  const { data } = useConversion(id)
  if (!data) return null
  return (
    <span className={data.status === "SETTLED" ? "ok" : "wait"}>
      {data.amount} {data.source_asset} → {data.target_asset}
      {data.settled_at && <time dateTime={data.settled_at}>{data.settled_at}</time>}
    </span>
  )
}
declare const toast: (s: string) => void
