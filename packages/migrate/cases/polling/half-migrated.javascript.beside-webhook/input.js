app.post("/webhooks/paxos", (request) => remember(request.body))

export async function slowly(api, id) {
  while (!isKnown(id)) {
    const reply = await api.get(`/conversion/stablecoins/${id}`)
    console.log(reply.id)
    await sleep(600_000)
  }
}
