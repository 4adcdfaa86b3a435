export async function count(api, begin) {
  const page = await api.get('/orchestration/orchestrations', { params: { 'created_at.gte': begin } })
  console.log(page.items.length)
}
