import { loadConfig } from '../../src/config.ts';
import { PaxosClient } from '../../src/paxos/client.ts';
import { balanceOf } from '../../src/paxos/transfers.ts';
import { toCents } from '../../src/treasury/report.ts';
import { Treasury } from '../../src/treasury/convert.ts';

/** The real API, or something that behaves like it: see "Tests" in README.md. */
export const config = loadConfig({
  POLL_INTERVAL_MS: '20',
  POLL_TIMEOUT_MS: '10000',
  ...process.env,
});
export const client = new PaxosClient(config);
export const treasury = new Treasury(client, config);

/** Order numbers that no earlier run has used. */
const run = Date.now().toString(36);
let count = 0;
export const nextOrderId = () => `${run}-${++count}`;

/** What a profile holds of an asset, in cents. */
export async function cents(profileId: string, asset: string): Promise<bigint> {
  return toCents(await balanceOf(client, profileId, asset));
}
