import type { FastifyInstance } from "fastify"
import { request } from "undici"
export default async function routes(app: FastifyInstance) {
  app.post<{ Body: { amount: string; target_asset: string; profile_id: string } }>("/convert", async (req, reply) => {
    const { amount, target_asset, profile_id } = req.body
    const { body } = await request("https://api.paxos.com/v2/conversion/stablecoins", { method: "POST", body: JSON.stringify({ amount, target_asset, profile_id, source_asset: "USD", ref_id: req.id }) })
    const conversion: any = await body.json()
    return reply.send({ status: conversion.status, amount: conversion.amount, target_asset })
  })
}
