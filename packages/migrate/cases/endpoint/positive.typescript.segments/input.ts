const host = "https://api.paxos.com"

export const first = async () => fetch([host, "v2", "conversion", "stablecoins"].join("/"))

export const second = async (id: string) => fetch(new URL(`/v2/conversion/stablecoins/${id}`, host))

const root = "/conversion"
export const third = async () => fetch(host + "/v2" + root + "/stablecoins")
