export async function poll(api, ids) {
  while (ids.length > 0) console.log(await api.get(`/profiles/p/quote-executions/${ids.pop()}`))
  for (;;) await api.get("/orchestration/orchestrations?status=PENDING")
}
