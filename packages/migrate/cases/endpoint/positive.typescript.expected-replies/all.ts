import axios from "axios"

vi.mock("axios")

describe("a client that is let answer", () => {
  beforeEach(() => {
    vi.mocked(axios.get).mockResolvedValue({ data: { id: "c-1", status: "COMPLETED" } })
  })

  it("creates", async () => {
    vi.mocked(axios.post).mockResolvedValue({ data: { id: "c-1", status: "PROCESSING", source_amount: "1.00" } })
    await convert("1.00")
    expect(axios.post).toHaveBeenCalledWith("/v2/orchestration/orchestrations", { source: { profile: { profile_id: "p-1" } }, destination: { profile: { profile_id: "p-1" } }, source_amount: "1.00", source_asset: "USD", destination_asset: "PYUSD", ref_id: "r-1" })
  })

  it("reads", async () => {
    await status("c-1")
    expect(axios.get).toHaveBeenCalledWith("/v2/orchestration/orchestrations/c-1")
  })

  it("asks for other things, too", async () => {
    vi.mocked(axios.put).mockResolvedValue({ data: { id: "c-1", status: "CREATED", amount: "1.00" } })
    await both()
    expect(axios.put).toHaveBeenCalledWith("/v2/transfer/crypto-withdrawals", { amount: "1.00" })
    expect(axios.put).toHaveBeenCalledWith("/v2/conversion/stablecoins", { profile_id: "p-1", amount: "1.00", source_asset: "USD", target_asset: "PYUSD", ref_id: "r-1" })
  })
})

it("answers as fetch does", async () => {
  const send = vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json({ id: "c-1", status: "PROCESSING" }))
  await convert("1.00")
  expect(send).toHaveBeenCalledWith("https://api.paxos.com/v2/orchestration/orchestrations", { method: "POST", body: JSON.stringify({ source: { profile: { profile_id: "p-1" } }, destination: { profile: { profile_id: "p-1" } }, source_amount: "1.00", source_asset: "USD", destination_asset: "PYUSD", ref_id: "r-1" }) })
})
