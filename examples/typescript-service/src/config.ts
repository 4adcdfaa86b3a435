export interface Config {
  readonly baseUrl: string;
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Overrides the scopes of `paxos/auth.ts` when set. */
  readonly scopes: string | undefined;
  readonly profiles: { readonly treasury: string; readonly customers: string };
  readonly pollIntervalMs: number;
  readonly pollTimeoutMs: number;
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set; see .env.example`);
  }
  return value;
}

export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  return {
    baseUrl: required(env, 'PAXOS_BASE_URL').replace(/\/$/, ''),
    tokenUrl: required(env, 'PAXOS_TOKEN_URL'),
    clientId: required(env, 'PAXOS_CLIENT_ID'),
    clientSecret: required(env, 'PAXOS_CLIENT_SECRET'),
    scopes: env.PAXOS_SCOPES,
    profiles: {
      treasury: required(env, 'TREASURY_PROFILE_ID'),
      customers: required(env, 'CUSTOMERS_PROFILE_ID'),
    },
    pollIntervalMs: Number(env.POLL_INTERVAL_MS ?? '2000'),
    pollTimeoutMs: Number(env.POLL_TIMEOUT_MS ?? '60000'),
  };
}
