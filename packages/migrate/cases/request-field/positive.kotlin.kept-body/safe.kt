package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.request.post
import io.ktor.client.request.setBody

class Converter(private val http: HttpClient) {
    private var body: Map<String, Any> = emptyMap()

    suspend fun create(ref: String, amount: String, profile: String) {
        body = mapOf<String, Any>("source" to mapOf("profile" to mapOf("profile_id" to profile)), "destination" to mapOf("profile" to mapOf("profile_id" to profile)), "source_amount" to amount, "source_asset" to "USD", "destination_asset" to "PYUSD", "ref_id" to ref)
        http.post("https://api.paxos.com/v2/orchestration/orchestrations") { setBody(body) }
    }

    fun describe(): String = "${body["source_amount"]} to ${this.body["destination_asset"]}"
}

class Order(private val http: HttpClient) {
    lateinit var body: Map<String, Any>

    suspend fun create(ref: String, amount: String, profile: String) {
        this.body = mapOf<String, Any>("profile_id" to profile, "amount" to amount, "source_asset" to "USD", "target_asset" to "PYUSD", "ref_id" to ref)
        http.post("https://api.paxos.com/v2/conversion/stablecoins") { setBody(this@Order.body) }
    }
}

fun amountOf(order: Order): Any? = order.body["amount"]
