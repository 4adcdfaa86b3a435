import type { PaxosClient } from './client.ts';
import { quoteExecutionsOf } from './endpoints.ts';
import type { Page, QuoteExecution } from './types.ts';

/** Executes a held quote; the recipient gets what was bought once the trade has settled. */
export function executeQuote(
  client: PaxosClient,
  profileId: string,
  quote: { id: string; amount: string; orderId: string },
  recipientProfileId?: string,
): Promise<QuoteExecution> {
  return client.post<QuoteExecution>(quoteExecutionsOf(profileId), {
    quote_id: quote.id,
    quote_amount: quote.amount,
    ref_id: `trade-${quote.orderId}`,
    recipient_profile_id: recipientProfileId,
  });
}

/** Today's executions that have not settled. */
export async function openExecutions(
  client: PaxosClient,
  profileId: string,
  begin: Date,
): Promise<QuoteExecution[]> {
  const page = await client.get<Page<QuoteExecution>>(quoteExecutionsOf(profileId), {
    'created_at.begin': begin.toISOString(),
    'created_at.end': new Date().toISOString(),
    limit: 100,
  });
  return page.items.filter(
    (execution) => execution.status === 'CREATED' && execution.settled_at === undefined,
  );
}
