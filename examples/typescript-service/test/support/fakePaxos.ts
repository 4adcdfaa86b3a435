import { mock } from 'node:test';
import type { Config } from '../../src/config.ts';

export interface Sent {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}

export const config: Config = {
  baseUrl: 'https://paxos.test/v2',
  tokenUrl: 'https://paxos.test/oauth2/token',
  clientId: 'desk',
  clientSecret: 'not-a-secret',
  scopes: undefined,
  profiles: {
    treasury: '0f6a5f8e-2f0b-4a61-9c1d-6a0b8f2e7d11',
    customers: '5b0d6f0c-77f4-4c55-8b1e-9e4b1f0a2c36',
  },
  pollIntervalMs: 1,
  pollTimeoutMs: 1000,
};

/** Replaces fetch: `answers` by method and path below /v2, each used up in turn; the last one stays. */
export function fakePaxos(answers: Record<string, { status?: number; body: unknown }[]>): Sent[] {
  const sent: Sent[] = [];
  mock.method(globalThis, 'fetch', async (input: string | URL, init: RequestInit = {}) => {
    const url = new URL(input);
    if (url.href === config.tokenUrl) {
      return Response.json({ access_token: 'token', expires_in: 3599, token_type: 'bearer' });
    }
    const method = init.method ?? 'GET';
    const path = url.pathname.replace(/^\/v2/, '');
    sent.push({
      method,
      path,
      query: url.searchParams,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
    });
    const queue = answers[`${method} ${path}`];
    if (queue === undefined) return new Response('no such route', { status: 404 });
    const { status = 200, body } = queue.length > 1 ? queue.shift()! : queue[0]!;
    return Response.json(body, { status });
  });
  return sent;
}
