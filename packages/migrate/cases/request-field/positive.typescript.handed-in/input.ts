interface ConversionRequest {
  ref_id: string
  profile_id: string
  amount: string
  source_asset: string
  target_asset: string
}

const create = (body: ConversionRequest) =>
  fetch("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify(body) })

async function run(profile: string) {
  await create({ ref_id: "a", profile_id: profile, amount: "1", source_asset: "USD", target_asset: "PYUSD" })
  await create({ ref_id: "b", profile_id: profile, amount: "2", source_asset: "USD", target_asset: "USDP" })
}
