export async function total(api, profile) {
  const page = await api.get(
    `/orchestration/orchestrations?profile_id=${profile}&source_asset=USD&destination_asset=PYUSD&status=COMPLETED`
  )
  return page.items.length
}
