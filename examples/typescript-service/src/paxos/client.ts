import type { Config } from '../config.ts';
import { TokenProvider } from './auth.ts';
import type { Problem } from './types.ts';

export type Query = Record<string, string | number | undefined>;

/** An answer that is not a success; `problem` is the body as Paxos sent it. */
export class PaxosError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(`Paxos answered ${status}: ${problem.detail ?? problem.title}`);
    this.name = 'PaxosError';
    this.status = status;
    this.problem = problem;
  }
}

/** A thin layer over fetch: base URL, token, JSON in and out. */
export class PaxosClient {
  readonly baseUrl: string;
  #tokens: TokenProvider;

  constructor(config: Config) {
    this.baseUrl = config.baseUrl;
    this.#tokens = new TokenProvider(config);
  }

  get<T>(path: string, query: Query = {}): Promise<T> {
    return this.request('GET', path, { query });
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.request('POST', path, { body });
  }

  delete<T>(path: string): Promise<T> {
    return this.request('DELETE', path, {});
  }

  async request<T>(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    { query = {}, body }: { query?: Query; body?: unknown },
  ): Promise<T> {
    const url = new URL(this.baseUrl + path);
    for (const [name, value] of Object.entries(query)) {
      if (value !== undefined) url.searchParams.append(name, String(value));
    }
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${await this.#tokens.token()}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new PaxosError(response.status, parseProblem(response.status, text));
    return JSON.parse(text) as T;
  }
}

function parseProblem(status: number, text: string): Problem {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return { type: 'about:blank', title: text.slice(0, 200), status };
  }
}
