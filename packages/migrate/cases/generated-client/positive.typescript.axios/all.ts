import { Configuration, StablecoinConversionApi } from "@acme/paxos-client"

const conversions = new StablecoinConversionApi(new Configuration())

export const latest = (profileId: string) => conversions.listStablecoinConversions(profileId, undefined, "2026-01-01T00:00:00Z")
export const start = () =>
  conversions.createStablecoinConversion({ ref_id: "REPLACE-WITH-ONE-STABLE-ID-PER-OPERATION", source: { profile: { profile_id: "p" } }, destination: { profile: { profile_id: "p" } }, source_amount: "1", source_asset: "USD", destination_asset: "PYUSD" })
