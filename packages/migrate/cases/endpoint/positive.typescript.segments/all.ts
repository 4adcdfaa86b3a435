const host = "https://api.paxos.com"

export const first = async () => fetch([host, "v2", "orchestration", "orchestrations"].join("/"))

export const second = async (id: string) => fetch(new URL(`/v2/orchestration/orchestrations/${id}`, host))

const root = "/orchestration"
export const third = async () => fetch(host + "/v2" + root + "/orchestrations")
