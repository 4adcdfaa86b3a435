import type { StablecoinConversion } from '../paxos/types.ts';
import type { LedgerEntry } from './orders.ts';

const ZERO_UUID = '00000000-0000-0000-0000-000000000000';

/** The ledger entry of a settled conversion; the books take the day of settlement. */
export function toLedgerEntry(conversion: StablecoinConversion): LedgerEntry {
  if (conversion.status !== 'SETTLED' || conversion.settled_at === undefined) {
    throw new Error(`conversion ${conversion.id} has not settled and cannot be booked`);
  }
  const { amount, source_asset, target_asset: creditAsset, profile_id: payer } = conversion;
  return {
    orderId: conversion.metadata?.order_id ?? conversion.ref_id ?? conversion.id,
    conversionId: conversion.id,
    debit: { profile: payer, asset: source_asset, amount },
    credit: {
      profile: conversion.recipient_profile_id ?? payer,
      asset: creditAsset,
      amount,
    },
    bookedAt: conversion.settled_at,
  };
}

/** Conversions of end users carry an identity; our own do not. */
export function isForEndUser(conversion: StablecoinConversion): boolean {
  return conversion.identity_id !== undefined && conversion.identity_id !== ZERO_UUID;
}
