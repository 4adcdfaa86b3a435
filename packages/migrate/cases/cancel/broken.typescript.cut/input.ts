export async function cancel(api: Api, id: string) {
  await api.delete(`/conversion/stablecoins/${id}`)
  if (api.
