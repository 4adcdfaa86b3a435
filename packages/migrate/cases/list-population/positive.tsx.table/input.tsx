import useAsync from "./useAsync"
import { paxos } from "./paxos"

export function Table({ profileId }: { profileId: string }) {
  const { value } = useAsync(async () => (await paxos.get("/v2/conversion/stablecoins", { params: { profile_id: profileId, limit: 50 } })).data.items)
  return (
    <ul>
      {value?.map((row: { id: string }) => (
        <li key={row.id}>{row.id}</li>
      ))}
    </ul>
  )
}
