import { setTimeout as sleep } from 'node:timers/promises';
import type { ConversionsApi } from '../paxos/conversions.ts';
import type { StablecoinConversion } from '../paxos/types.ts';
import { FINAL_STATUSES } from './status.ts';

export interface PollOptions {
  pollIntervalMs: number;
  pollTimeoutMs: number;
}

/** Asks until the conversion is final; gives up after the timeout. */
export async function waitUntilFinal(
  conversions: ConversionsApi,
  id: string,
  { pollIntervalMs, pollTimeoutMs }: PollOptions,
): Promise<StablecoinConversion> {
  const deadline = Date.now() + pollTimeoutMs;
  let conversion = await conversions.get(id);
  while (!FINAL_STATUSES.includes(conversion.status)) {
    if (Date.now() > deadline) {
      throw new Error(`conversion ${id} is still ${conversion.status} after ${pollTimeoutMs} ms`);
    }
    await sleep(pollIntervalMs);
    conversion = await conversions.get(id);
  }
  return conversion;
}

/** The nightly job needs the money, whatever it takes. */
export async function waitUntilSettled(
  conversions: ConversionsApi,
  id: string,
  options: PollOptions,
): Promise<StablecoinConversion> {
  let conversion = await conversions.get(id);
  while (conversion.status !== 'SETTLED') {
    await sleep(options.pollIntervalMs);
    conversion = await conversions.get(id);
  }
  return conversion;
}
