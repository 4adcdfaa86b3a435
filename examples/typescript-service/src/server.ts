import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { pathToFileURL } from 'node:url';
import { loadConfig } from './config.ts';
import { PaxosClient } from './paxos/client.ts';
import { Treasury } from './treasury/convert.ts';
import { explain } from './treasury/errors.ts';
import type { ConversionOrder } from './treasury/orders.ts';
import { stateOf } from './treasury/status.ts';

async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return JSON.parse(text);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Our own API for the desk's screens: `docs/openapi.yaml` describes it. */
export function makeServer(treasury: Treasury) {
  return createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const [, resource, id] = pathname.split('/');
    try {
      if (request.method === 'POST' && resource === 'orders') {
        const order = (await readJson(request)) as ConversionOrder;
        const conversion = await treasury.submit(order);
        reply(response, 202, {
          conversionId: conversion.id,
          amount: conversion.amount,
          sourceAsset: conversion.source_asset,
          targetAsset: conversion.target_asset,
          state: stateOf(conversion.status),
        });
      } else if (request.method === 'GET' && resource === 'conversions' && id) {
        const conversion = await treasury.conversions.get(id);
        reply(response, 200, {
          conversionId: conversion.id,
          state: stateOf(conversion.status),
          settledAt: conversion.settled_at ?? null,
        });
      } else if (request.method === 'DELETE' && resource === 'conversions' && id) {
        reply(response, (await treasury.cancel(id)) ? 200 : 409, { conversionId: id });
      } else {
        reply(response, 404, { message: 'no such route' });
      }
    } catch (error) {
      reply(response, 502, { message: explain(error) });
    }
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const config = loadConfig();
  makeServer(new Treasury(new PaxosClient(config), config)).listen(
    Number(process.env.PORT ?? '8080'),
  );
}
