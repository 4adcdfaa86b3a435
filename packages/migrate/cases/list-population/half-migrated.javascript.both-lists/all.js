export async function totals(api) {
  const before = await api.get('/orchestration/orchestrations?limit=1000')
  const after = await api.get('/orchestration/orchestrations?limit=1000&source_asset=USD&destination_asset=PYUSD')
  return before.items.length + after.items.length
}
