package com.acme

import io.ktor.client.HttpClient
import io.ktor.client.request.post
import io.ktor.client.request.setBody
import kotlinx.serialization.SerialName
import kotlinx.serialization.Serializable

@Serializable
data class CreateConversion(
    @SerialName("profile_id") val profileId: String,
    @SerialName("amount") val amount: String,
    @SerialName("source_asset") val sourceAsset: String,
    @SerialName("target_asset") val targetAsset: String,
)

class Client(private val http: HttpClient) {
    suspend fun create(body: CreateConversion) {
        http.post("https://api.paxos.com/v2/conversion/stablecoins") { setBody(body) }
    }
}
