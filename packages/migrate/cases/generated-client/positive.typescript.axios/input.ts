import { Configuration, StablecoinConversionApi } from "@acme/paxos-client"

const conversions = new StablecoinConversionApi(new Configuration())

export const latest = (profileId: string) => conversions.listStablecoinConversions(profileId, undefined, "2026-01-01T00:00:00Z")
export const start = () =>
  conversions.createStablecoinConversion({ profile_id: "p", amount: "1", source_asset: "USD", target_asset: "PYUSD" })
