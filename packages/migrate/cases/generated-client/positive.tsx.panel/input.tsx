import { StablecoinConversionApi } from "@acme/paxos-client"
import { useMemo } from "react"

export function Panel({ configuration }: { configuration: object }) {
  const api = useMemo(() => new StablecoinConversionApi(configuration), [configuration])
  return <button onClick={() => api.getStablecoinConversion({ id: "1" })}>Load</button>
}
