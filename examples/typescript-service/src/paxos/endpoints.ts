// Every path of the Paxos API that we call, below the base URL (which ends in /v2).
export const CONVERSIONS = '/conversion/stablecoins';
export const INTERNAL_TRANSFERS = '/transfer/internal';

export const balancesOf = (profileId: string) => `/profiles/${profileId}/balances`;
export const quotesOf = (profileId: string) => `/profiles/${profileId}/quotes`;
export const quoteExecutionsOf = (profileId: string) => `/profiles/${profileId}/quote-executions`;
