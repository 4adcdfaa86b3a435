import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { StablecoinConversion } from '../src/paxos/types.ts';
import { isForEndUser, toLedgerEntry } from '../src/treasury/mapper.ts';
import { toCsv } from '../src/treasury/report.ts';
import { describe, stateOf } from '../src/treasury/status.ts';

function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')) as T;
}

const created = fixture<StablecoinConversion>('conversion-created');
const settled = fixture<StablecoinConversion>('conversion-settled');

test('a settled conversion becomes a ledger entry', () => {
  assert.deepEqual(toLedgerEntry(settled), {
    orderId: '7001',
    conversionId: settled.id,
    debit: {
      profile: '0f6a5f8e-2f0b-4a61-9c1d-6a0b8f2e7d11',
      asset: 'USD',
      amount: '2500.00',
    },
    credit: {
      profile: '5b0d6f0c-77f4-4c55-8b1e-9e4b1f0a2c36',
      asset: 'PYUSD',
      amount: '2500.00',
    },
    bookedAt: '2026-03-02T09:15:06.402117Z',
  });
});

test('an open conversion cannot be booked', () => {
  assert.throws(() => toLedgerEntry(created), /has not settled/);
});

test('our own conversions carry the zero identity', () => {
  assert.equal(isForEndUser(created), false);
  assert.equal(isForEndUser({ ...created, identity_id: settled.id }), true);
});

test('every status has a state and a text', () => {
  assert.equal(stateOf('CREATED'), 'pending');
  assert.equal(stateOf('SETTLED'), 'done');
  assert.equal(stateOf('CANCELLED'), 'stopped');
  assert.match(describe(created), /on its way/);
  assert.match(describe(settled), /went through/);
  assert.match(describe({ id: '1', status: 'CANCELLED' }), /was cancelled/);
});

test('the auditors get a line per conversion', () => {
  assert.equal(
    toCsv([settled]),
    [
      'id,ref_id,amount,source_asset,target_asset,status,settled_at',
      `${settled.id},order-7001,2500.00,USD,PYUSD,SETTLED,2026-03-02T09:15:06.402117Z`,
    ].join('\n'),
  );
});
