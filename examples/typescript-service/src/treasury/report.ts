import type { Config } from '../config.ts';
import type { ConversionsApi } from '../paxos/conversions.ts';
import type { StablecoinConversion } from '../paxos/types.ts';
import { stateOf } from './status.ts';

export interface DailyReport {
  day: string;
  conversions: number;
  open: number;
  /** Converted per pair, in cents: `USD>PYUSD`. */
  volumeCents: Record<string, bigint>;
  slowestSeconds: number;
}

/** Cents of a decimal amount with at most two decimals that matter. */
export function toCents(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole || '0') * 100n + BigInt(fraction.padEnd(2, '0').slice(0, 2));
}

/** All conversions of a day (UTC) out of the treasury's profile. */
export async function dailyReport(
  conversions: ConversionsApi,
  config: Config,
  day: string,
): Promise<DailyReport> {
  const report: DailyReport = {
    day,
    conversions: 0,
    open: 0,
    volumeCents: {},
    slowestSeconds: 0,
  };
  const rows = conversions.all({
    profile_id: config.profiles.treasury,
    'created_at.begin': `${day}T00:00:00Z`,
    'created_at.end': `${day}T23:59:59.999999Z`,
    order: 'ASC',
  });
  for await (const row of rows) {
    report.conversions += 1;
    if (stateOf(row.status) === 'pending') report.open += 1;
    if (row.status !== 'SETTLED') continue;
    const pair = `${row.source_asset}>${row.target_asset}`;
    report.volumeCents[pair] = (report.volumeCents[pair] ?? 0n) + toCents(row.amount);
    report.slowestSeconds = Math.max(report.slowestSeconds, secondsToSettle(row));
  }
  return report;
}

/** Conversions that changed since the last run, oldest first: what the data warehouse pulls. */
export async function changedSince(
  conversions: ConversionsApi,
  since: Date,
): Promise<StablecoinConversion[]> {
  const changed: StablecoinConversion[] = [];
  for await (const row of conversions.all({
    'updated_at.begin': since.toISOString(),
    order: 'ASC',
  })) {
    changed.push(row);
  }
  return changed;
}

function secondsToSettle(row: StablecoinConversion): number {
  if (row.settled_at === undefined) return 0;
  return (Date.parse(row.settled_at) - Date.parse(row.created_at)) / 1000;
}

/** A line per conversion, for the auditors' spreadsheet. */
export function toCsv(rows: StablecoinConversion[]): string {
  const header = 'id,ref_id,amount,source_asset,target_asset,status,settled_at';
  const lines = rows.map(({ id, ref_id, amount, source_asset, target_asset, status, settled_at }) =>
    [id, ref_id ?? '', amount, source_asset, target_asset, status, settled_at ?? ''].join(','),
  );
  return [header, ...lines].join('\n');
}
