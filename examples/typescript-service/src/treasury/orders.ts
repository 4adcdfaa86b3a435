/** What the desk asks for. Our words, not the vendor's. */
export interface ConversionOrder {
  id: string;
  amount: string;
  sourceAsset: string;
  targetAsset: string;
  /** Money of a customer goes back to the customers' profile. */
  onBehalfOfCustomer?: boolean;
  requestedBy: string;
}

/** What the ledger books. */
export interface LedgerEntry {
  orderId: string;
  conversionId: string;
  debit: { profile: string; asset: string; amount: string };
  credit: { profile: string; asset: string; amount: string };
  bookedAt: string;
}

/** Shown on the desk's screens; `done` and `stopped` are final. */
export type OrderState = 'pending' | 'done' | 'stopped';
