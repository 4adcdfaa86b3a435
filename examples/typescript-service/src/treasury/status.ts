import type { ConversionStatus, QuoteExecution } from '../paxos/types.ts';
import type { OrderState } from './orders.ts';

/** Statuses after which nothing happens any more. */
export const FINAL_STATUSES: readonly ConversionStatus[] = ['SETTLED', 'CANCELLED'];

export function stateOf(status: ConversionStatus): OrderState {
  switch (status) {
    case 'CREATED':
      return 'pending';
    case 'SETTLED':
      return 'done';
    case 'CANCELLED':
      return 'stopped';
  }
}

/** One line for the desk's chat. */
export function describe(conversion: { id: string; status: ConversionStatus }): string {
  return conversion.status === 'SETTLED'
    ? `conversion ${conversion.id} went through`
    : conversion.status === 'CREATED'
      ? `conversion ${conversion.id} is on its way`
      : `conversion ${conversion.id} was cancelled`;
}

/** Trades are another matter: they settle at the end of the day. */
export function isTradeOpen(execution: QuoteExecution): boolean {
  return execution.status !== 'SETTLED';
}
