import { http } from "./http"
type Body = { profile_id: string; amount: string; source_asset: string; target_asset: string; ref_id: string; recipient_profile_id?: string | null }
export class Repo {
  async insert(row: { target_asset: string; amount: string; profile_id: string }) {
    await db.query("insert into conversions(target_asset, amount, profile_id, status) values ($1,$2,$3,'CREATED')", [row.target_asset, row.amount, row.profile_id])
  }
}
declare const db: { query(sql: string, args: unknown[]): Promise<void> }
export async function convert(row: { target_asset: string; amount: string; profile_id: string; ref: string; recipient?: string }) {
  const body: Body = { profile_id: row.profile_id, amount: row.amount, source_asset: "USD", target_asset: row.target_asset, ref_id: row.ref }
  if (row.recipient) body.recipient_profile_id = row.recipient
  const res = await http.post<{ id: string; status: string; amount: string }>("/conversion/stablecoins", body)
  await new Repo().insert({ target_asset: body.target_asset, amount: body.amount, profile_id: body.profile_id })
  logger.info({ amount: res.data.amount, target_asset: body.target_asset })
  return { amount: res.data.amount, target_asset: row.target_asset }
}
declare const logger: { info(x: object): void }
