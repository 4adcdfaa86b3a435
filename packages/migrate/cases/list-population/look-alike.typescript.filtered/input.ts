import type { Api } from "./api.ts"

export async function total(api: Api, profile: string) {
  const page = await api.get(
    `/orchestration/orchestrations?profile_id=${profile}&source_asset=USD&destination_asset=PYUSD&status=COMPLETED`
  )
  return page.items.length
}
