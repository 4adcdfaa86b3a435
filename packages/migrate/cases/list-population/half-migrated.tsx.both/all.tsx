import useAsync from "./useAsync"
import { paxos } from "./paxos"

export function Table({ profileId }: { profileId: string }) {
  const { value } = useAsync(async () => (await paxos.get("/v2/orchestration/orchestrations", { params: { profile_id: profileId, limit: 50 } })).data.items)
  return (
    <ul>
      {value?.map((row: { id: string }) => (
        <li key={row.id}>{row.id}</li>
      ))}
    </ul>
  )
}
export function NewTable({ profileId }: { profileId: string }) {
  const { value } = useAsync(async () => (await paxos.get("/v2/orchestration/orchestrations", { params: { profile_id: profileId, limit: 50 } })).data.items)
  return (
    <ul>
      {value?.map((row: { id: string }) => (
        <li key={row.id}>{row.id}</li>
      ))}
    </ul>
  )
}
