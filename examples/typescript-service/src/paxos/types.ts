export type ConversionStatus = 'CREATED' | 'SETTLED' | 'CANCELLED';

export interface StablecoinConversion {
  id: string;
  profile_id: string;
  amount: string;
  source_asset: string;
  target_asset: string;
  status: ConversionStatus;
  ref_id?: string;
  identity_id?: string;
  account_id?: string;
  recipient_profile_id?: string;
  created_at: string;
  updated_at: string;
  settled_at?: string;
  cancelled_at?: string;
  metadata?: Record<string, string>;
}

export interface CreateConversionRequest {
  profile_id: string;
  amount: string;
  source_asset: string;
  target_asset: string;
  ref_id?: string;
  recipient_profile_id?: string;
  metadata?: Record<string, string>;
}

export interface ListConversionsQuery {
  profile_id?: string;
  ref_id?: string;
  'created_at.begin'?: string;
  'created_at.end'?: string;
  'updated_at.begin'?: string;
  order?: 'ASC' | 'DESC';
  limit?: number;
  page_cursor?: string;
}

export interface Page<T> {
  items: T[];
  next_page_cursor?: string;
}

/** Executions of quotes in other currencies; they settle at the end of the day. */
export type QuoteExecutionStatus = 'CREATED' | 'SETTLED';

export interface QuoteExecution {
  id: string;
  quote_id: string;
  profile_id: string;
  recipient_profile_id?: string;
  market: string;
  side: 'BUY' | 'SELL';
  base_amount: string;
  base_asset: string;
  quote_amount: string;
  quote_asset: string;
  status: QuoteExecutionStatus;
  created_at: string;
  settled_at?: string;
}

export interface Transfer {
  id: string;
  profile_id: string;
  amount: string;
  asset: string;
  type: string;
  status: 'PENDING' | 'COMPLETED' | 'FAILED';
  ref_id?: string;
  created_at: string;
}

export interface Balance {
  asset: string;
  available: string;
  trading: string;
}

/** Error bodies of the API. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  meta?: Record<string, unknown>;
}
