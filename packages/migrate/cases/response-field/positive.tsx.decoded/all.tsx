import useSWR from "swr"
import { z } from "zod"
import { fetcher, paxos } from "./http"

const Conversion = z.object({ id: z.string(), source_amount: z.string(), destination_asset: z.string(), status: z.string() })

export function Status({ id }: { id: string }) {
  const { data, error } = useSWR(`/v2/conversion/stablecoins/${id}`, fetcher, { refreshInterval: 1000 })
  if (error) return <p>failed</p>
  return <p className={data?.status === "SETTLED" ? "done" : "open"}>{data?.amount}</p>
}
const load = async (id: string) => Conversion.parse((await paxos.get(`/v2/orchestration/orchestrations/${id}`)).data)
export const useOne = (id: string) => useQuery(["one", id], () => load(id), { select: (c) => ({ to: c.destination_asset }), onSuccess(c) { log(c.source_amount) } })
