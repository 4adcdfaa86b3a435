import type { PaxosClient } from './client.ts';
import { INTERNAL_TRANSFERS, balancesOf } from './endpoints.ts';
import type { Balance, Page, Transfer } from './types.ts';

/** Moves an asset between two of our profiles, without converting it. */
export function transferInternally(
  client: PaxosClient,
  order: { id: string; from: string; to: string; asset: string; amount: string },
): Promise<Transfer> {
  return client.post<Transfer>(INTERNAL_TRANSFERS, {
    from_profile_id: order.from,
    to_profile_id: order.to,
    amount: order.amount,
    asset: order.asset,
    ref_id: `move-${order.id}`,
  });
}

export async function balanceOf(
  client: PaxosClient,
  profileId: string,
  asset: string,
): Promise<string> {
  const page = await client.get<Page<Balance>>(balancesOf(profileId), { assets: asset });
  return page.items.find((balance) => balance.asset === asset)?.available ?? '0';
}
