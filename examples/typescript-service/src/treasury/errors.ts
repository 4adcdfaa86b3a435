import { PaxosError } from '../paxos/client.ts';
import type { StablecoinConversion } from '../paxos/types.ts';

/** The conversion that already carries the ref_id, when that is why Paxos refused. */
export function existingConversion(error: unknown): StablecoinConversion | undefined {
  if (!(error instanceof PaxosError) || error.status !== 409) return undefined;
  return error.problem.meta?.existing as StablecoinConversion | undefined;
}

/** What the desk reads when an order was refused. */
export function explain(error: unknown): string {
  if (!(error instanceof PaxosError)) return String(error);
  const { type, detail = '', meta = {} } = error.problem;
  if (type.endsWith('/insufficient-funds')) {
    return `not enough ${meta.asset}: ${meta.available} available, ${meta.needed} needed`;
  }
  if (detail.startsWith('conversion already exists with ref_id')) {
    const existing = existingConversion(error);
    return existing?.status === 'SETTLED'
      ? `this order was converted at ${existing.settled_at}`
      : 'this order is being converted already';
  }
  if (detail.includes('is above the maximum')) return `over the limit: ${detail}`;
  return `Paxos refused (${error.status}): ${detail}`;
}
