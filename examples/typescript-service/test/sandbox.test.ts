import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { makeServer } from '../src/server.ts';
import { explain } from '../src/treasury/errors.ts';
import { dailyReport } from '../src/treasury/report.ts';
import { waitUntilFinal } from '../src/treasury/poller.ts';
import { cents, client, config, nextOrderId, treasury } from './support/sandbox.ts';

const { treasury: ours, customers } = config.profiles;

function order(changes: Record<string, unknown> = {}) {
  return {
    id: nextOrderId(),
    amount: '125.50',
    sourceAsset: 'USD',
    targetAsset: 'PYUSD',
    requestedBy: 'tests',
    ...changes,
  };
}

test('dollars become a stablecoin', async () => {
  const before = [await cents(ours, 'USD'), await cents(ours, 'PYUSD')] as const;
  const entry = await treasury.convert(order());
  assert.deepEqual(entry.debit, { profile: ours, asset: 'USD', amount: '125.50' });
  assert.deepEqual(entry.credit, { profile: ours, asset: 'PYUSD', amount: '125.50' });
  assert.ok(Date.parse(entry.bookedAt) > 0);
  assert.equal(await cents(ours, 'USD'), before[0] - 12550n);
  assert.equal(await cents(ours, 'PYUSD'), before[1] + 12550n);
});

test('a customer gets what the treasury pays for', async () => {
  const before = [await cents(ours, 'USDG'), await cents(customers, 'USD')] as const;
  const entry = await treasury.convert(
    order({ amount: '40', sourceAsset: 'USDG', targetAsset: 'USD', onBehalfOfCustomer: true }),
  );
  assert.equal(entry.debit.profile, ours);
  assert.equal(entry.credit.profile, customers);
  assert.equal(await cents(ours, 'USDG'), before[0] - 4000n);
  assert.equal(await cents(customers, 'USD'), before[1] + 4000n);
});

test('an order that is sent twice moves money once', async () => {
  const before = await cents(ours, 'USDP');
  const twice = order({ amount: '10.01', targetAsset: 'USDP' });
  const first = await treasury.convert(twice);
  const second = await treasury.convert(twice);
  assert.equal(second.conversionId, first.conversionId);
  assert.equal(await cents(ours, 'USDP'), before + 1001n);
});

test('an order nobody can pay is explained', async () => {
  await assert.rejects(
    treasury.submit(order({ amount: '400000', sourceAsset: 'USDP', targetAsset: 'USD' })),
    (error) => {
      assert.match(explain(error), /^not enough USDP: [\d.]+ available, 400000 needed$/);
      return true;
    },
  );
});

test('an order can be taken back', async () => {
  const before = await cents(ours, 'USD');
  const { id } = await treasury.submit(order({ amount: '77' }));
  assert.equal(await cents(ours, 'USD'), before - 7700n);
  assert.equal(await treasury.cancel(id), true);
  assert.equal((await treasury.conversions.get(id)).status, 'CANCELLED');
  assert.equal(await cents(ours, 'USD'), before);
});

test('the nightly sweep turns whole coins into dollars', async () => {
  await treasury.convert(order({ amount: '3.75', targetAsset: 'USDP' }));
  const before = await cents(ours, 'USDP');
  const swept = await treasury.sweep('USDP');
  assert.equal(swept?.status, 'SETTLED');
  assert.equal(swept.amount, String(before / 100n));
  assert.equal(await cents(ours, 'USDP'), before % 100n);
});

test('the daily report knows every order', async () => {
  const { created_at } = await treasury.submit(order({ amount: '1' }));
  const day = created_at.slice(0, 10);
  const before = await dailyReport(treasury.conversions, config, day);
  await treasury.convert(order({ amount: '19.99', targetAsset: 'USDG' }));
  const after = await dailyReport(treasury.conversions, config, day);
  assert.equal(after.conversions, before.conversions + 1);
  assert.equal(
    (after.volumeCents['USD>USDG'] ?? 0n) - (before.volumeCents['USD>USDG'] ?? 0n),
    1999n,
  );
});

test('listings go page by page', async () => {
  const id = (await treasury.submit(order({ amount: '2' }))).id;
  const seen: string[] = [];
  for await (const row of treasury.conversions.all({ profile_id: ours, limit: 2 }))
    seen.push(row.id);
  assert.equal(new Set(seen).size, seen.length);
  assert.equal(seen[0], id);
  assert.ok(seen.length > 2);
});

test('the desk talks to our own API', async () => {
  const server = makeServer(treasury).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const response = await fetch(`${base}/orders`, {
      method: 'POST',
      body: JSON.stringify(order({ amount: '5' })),
    });
    const { conversionId, ...rest } = (await response.json()) as Record<string, string>;
    assert.deepEqual(rest, {
      amount: '5',
      sourceAsset: 'USD',
      targetAsset: 'PYUSD',
      state: 'pending',
    });
    await waitUntilFinal(treasury.conversions, conversionId!, config);
    const shown = await (await fetch(`${base}/conversions/${conversionId}`)).json();
    assert.equal((shown as { state: string }).state, 'done');
  } finally {
    server.close();
  }
});

test('balances are read with the same token', async () => {
  const page = await client.get<{ items: { asset: string }[] }>(`/profiles/${ours}/balances`);
  assert.ok(page.items.some(({ asset }) => asset === 'USD'));
});
