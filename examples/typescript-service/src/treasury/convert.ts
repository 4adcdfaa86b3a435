import type { Config } from '../config.ts';
import type { PaxosClient } from '../paxos/client.ts';
import { ConversionsApi } from '../paxos/conversions.ts';
import { balanceOf } from '../paxos/transfers.ts';
import type { StablecoinConversion } from '../paxos/types.ts';
import { existingConversion } from './errors.ts';
import { toLedgerEntry } from './mapper.ts';
import type { ConversionOrder, LedgerEntry } from './orders.ts';
import { waitUntilFinal, waitUntilSettled } from './poller.ts';

/** The desk: takes orders, converts, books. */
export class Treasury {
  readonly conversions: ConversionsApi;
  #client: PaxosClient;
  #config: Config;

  constructor(client: PaxosClient, config: Config) {
    this.#client = client;
    this.#config = config;
    this.conversions = new ConversionsApi(client);
  }

  /** Starts the conversion of an order. The same order gives the same conversion, however often it is sent. */
  async submit(order: ConversionOrder): Promise<StablecoinConversion> {
    const { amount } = order;
    const { treasury, customers } = this.#config.profiles;
    try {
      if (order.onBehalfOfCustomer) {
        return await this.conversions.create({
          ref_id: `order-${order.id}`,
          profile_id: treasury,
          recipient_profile_id: customers,
          amount,
          source_asset: order.sourceAsset,
          target_asset: order.targetAsset,
          metadata: { order_id: order.id, requested_by: order.requestedBy },
        });
      }
      return await this.conversions.create({
        ref_id: `order-${order.id}`,
        profile_id: treasury,
        amount,
        source_asset: order.sourceAsset,
        target_asset: order.targetAsset,
        metadata: { order_id: order.id, requested_by: order.requestedBy },
      });
    } catch (error) {
      const existing = existingConversion(error);
      if (existing !== undefined && existing.target_asset === order.targetAsset) {
        if (Number(existing.amount) === Number(amount)) return existing;
      }
      throw error;
    }
  }

  /** Converts an order and books it once it is done. */
  async convert(order: ConversionOrder): Promise<LedgerEntry> {
    const submitted = await this.submit(order);
    const conversion = await waitUntilFinal(this.conversions, submitted.id, this.#config);
    if (conversion.status === 'SETTLED') return toLedgerEntry(conversion);
    throw new Error(`order ${order.id} was cancelled at ${conversion.cancelled_at}`);
  }

  /** Turns what is left of a stablecoin into dollars; runs every night, so it needs no order. */
  async sweep(asset: string): Promise<StablecoinConversion | undefined> {
    const available = await balanceOf(this.#client, this.#config.profiles.treasury, asset);
    const whole = Math.floor(parseFloat(available));
    if (whole < 1) return undefined;
    const body = {
      profile_id: this.#config.profiles.treasury,
      amount: String(whole),
      source_asset: asset,
      target_asset: 'USD',
    };
    const conversion = await this.#client.post<StablecoinConversion>(
      '/conversion/stablecoins',
      body,
    );
    return waitUntilSettled(this.conversions, conversion.id, this.#config);
  }

  /** Takes an order back. Returns false when it was too late. */
  async cancel(conversionId: string): Promise<boolean> {
    const current = await this.conversions.get(conversionId);
    if (current.status !== 'CREATED') return current.status === 'CANCELLED';
    const cancelled = await this.conversions.cancel(conversionId);
    return cancelled.status === 'CANCELLED' && cancelled.cancelled_at !== undefined;
  }
}
