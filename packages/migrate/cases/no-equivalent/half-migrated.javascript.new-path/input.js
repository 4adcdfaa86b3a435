export async function changed(api, since) {
  const page = await api.get('/orchestration/orchestrations', { params: { 'updated_at.begin': since, status: 'COMPLETED' } })
  for (const row of page.items) console.log(row.settled_at)
}
