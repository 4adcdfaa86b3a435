package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.request.post
import io.ktor.client.request.setBody

class Quotes(private val http: HttpClient) {
    private var body: Map<String, Any> = emptyMap()

    suspend fun create(ref: String, amount: String, profile: String) {
        body = mapOf<String, Any>("profile_id" to profile, "amount" to amount, "ref_id" to ref)
        http.post("https://api.paxos.com/v2/profiles/quote-executions") { setBody(body) }
    }

    fun describe(): String = "${body["amount"]}"
}
