import { StablecoinDashboard } from "@acme/treasury"
import { useMemo } from "react"

export function Panel({ configuration }: { configuration: object }) {
  const api = useMemo(() => new StablecoinDashboard(configuration), [configuration])
  return <button onClick={() => api.getConversion({ id: "1" })}>Load</button>
}
