import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';
import { PaxosClient } from '../src/paxos/client.ts';
import { executeQuote, openExecutions } from '../src/paxos/quotes.ts';
import { transferInternally } from '../src/paxos/transfers.ts';
import { Treasury } from '../src/treasury/convert.ts';
import { explain } from '../src/treasury/errors.ts';
import { changedSince, dailyReport } from '../src/treasury/report.ts';
import { config, fakePaxos } from './support/fakePaxos.ts';
import alreadyExists from './fixtures/already-exists.json' with { type: 'json' };
import createRequest from './fixtures/create-request.json' with { type: 'json' };
import created from './fixtures/conversion-created.json' with { type: 'json' };
import settled from './fixtures/conversion-settled.json' with { type: 'json' };
import page from './fixtures/conversions-page.json' with { type: 'json' };
import execution from './fixtures/quote-execution.json' with { type: 'json' };

afterEach(() => mock.restoreAll());

const order = {
  id: '7001',
  amount: '2500.00',
  sourceAsset: 'USD',
  targetAsset: 'PYUSD',
  onBehalfOfCustomer: true,
  requestedBy: 'mira',
};
const make = () => new Treasury(new PaxosClient(config), config);

test('an order is sent, followed and booked', async () => {
  const sent = fakePaxos({
    'POST /conversion/stablecoins': [{ body: created }],
    [`GET /conversion/stablecoins/${created.id}`]: [{ body: created }, { body: settled }],
  });
  const entry = await make().convert(order);
  assert.equal(entry.bookedAt, settled.settled_at);
  assert.deepEqual(sent[0]?.body, {
    ref_id: 'order-7001',
    profile_id: config.profiles.treasury,
    recipient_profile_id: config.profiles.customers,
    amount: '2500.00',
    source_asset: 'USD',
    target_asset: 'PYUSD',
    metadata: { order_id: '7001', requested_by: 'mira' },
  });
  assert.equal(sent.length, 3);
});

test('an order of our own is sent as the contract has it', async () => {
  const sent = fakePaxos({ 'POST /conversion/stablecoins': [{ body: created }] });
  await make().submit({ ...order, onBehalfOfCustomer: false });
  assert.deepEqual(sent[0]?.body, createRequest);
});

test('an order that was sent before is not converted again', async () => {
  fakePaxos({ 'POST /conversion/stablecoins': [{ status: 409, body: alreadyExists }] });
  const conversion = await make().submit(order);
  assert.equal(conversion.id, alreadyExists.meta.existing.id);
});

test('another amount under the same order number is an error', async () => {
  fakePaxos({ 'POST /conversion/stablecoins': [{ status: 409, body: alreadyExists }] });
  await assert.rejects(make().submit({ ...order, amount: '2500.01' }), (error) => {
    assert.equal(explain(error), 'this order was converted at 2026-03-02T09:15:06.402117Z');
    return true;
  });
});

test('the daily report adds up what settled', async () => {
  const sent = fakePaxos({ 'GET /conversion/stablecoins': [{ body: page }] });
  const report = await dailyReport(make().conversions, config, '2026-03-02');
  assert.deepEqual(report, {
    day: '2026-03-02',
    conversions: 3,
    open: 0,
    volumeCents: { 'USD>USDP': 10100n },
    slowestSeconds: 3.5,
  });
  assert.equal(sent[0]?.query.get('created_at.begin'), '2026-03-02T00:00:00Z');
  assert.equal(sent[0]?.query.get('created_at.end'), '2026-03-02T23:59:59.999999Z');
});

test('the data warehouse asks for changes', async () => {
  const sent = fakePaxos({ 'GET /conversion/stablecoins': [{ body: page }] });
  const rows = await changedSince(make().conversions, new Date('2026-03-02T00:00:00Z'));
  assert.equal(rows.length, 3);
  assert.equal(sent[0]?.query.get('updated_at.begin'), '2026-03-02T00:00:00.000Z');
});

// Trades and transfers: other endpoints, similar words.

test('a quote is executed for a recipient', async () => {
  const profile = config.profiles.treasury;
  const sent = fakePaxos({ [`POST /profiles/${profile}/quote-executions`]: [{ body: execution }] });
  const quote = { id: execution.quote_id, amount: '500.00', orderId: '81' };
  const trade = await executeQuote(
    new PaxosClient(config),
    profile,
    quote,
    config.profiles.customers,
  );
  assert.equal(trade.status, 'SETTLED');
  assert.deepEqual(sent[0]?.body, {
    quote_id: execution.quote_id,
    quote_amount: '500.00',
    ref_id: 'trade-81',
    recipient_profile_id: config.profiles.customers,
  });
});

test('open trades are those without a settlement', async () => {
  const profile = config.profiles.treasury;
  const { settled_at: _, ...open } = { ...execution, id: 'open', status: 'CREATED' };
  const sent = fakePaxos({
    [`GET /profiles/${profile}/quote-executions`]: [{ body: { items: [execution, open] } }],
  });
  const begin = new Date('2026-03-02T00:00:00Z');
  const trades = await openExecutions(new PaxosClient(config), profile, begin);
  assert.deepEqual(trades, [open]);
  assert.equal(sent[0]?.query.get('created_at.begin'), '2026-03-02T00:00:00.000Z');
});

test('an internal transfer keeps its amount', async () => {
  const sent = fakePaxos({ 'POST /transfer/internal': [{ body: { status: 'COMPLETED' } }] });
  await transferInternally(new PaxosClient(config), {
    id: '12',
    from: config.profiles.treasury,
    to: config.profiles.customers,
    asset: 'PYUSD',
    amount: '12.50',
  });
  assert.deepEqual(sent[0]?.body, {
    from_profile_id: config.profiles.treasury,
    to_profile_id: config.profiles.customers,
    amount: '12.50',
    asset: 'PYUSD',
    ref_id: 'move-12',
  });
});
