package acme

import io.ktor.client.*
import kotlinx.serialization.json.*

class HandedOn {
    suspend fun saved(client: HttpClient, id: String, p: String, amount: String) {
        val c = Json.parseToJsonElement(client.post("https://api.paxos.com/v2/orchestration/orchestrations") { setBody("""{"ref_id":"$id","source":{"profile":{"profile_id":"$p"}},"destination":{"profile":{"profile_id":"$p"}},"source_amount":"$amount","source_asset":"USD","destination_asset":"PYUSD"}""") }.bodyAsText()).jsonObject
        c.also(::save)
    }

    suspend fun added(client: HttpClient, id: String, p: String, amount: String, state: MutableMap<String, Any>) {
        val c = Json.parseToJsonElement(client.post("https://api.paxos.com/v2/orchestration/orchestrations") { setBody("""{"ref_id":"$id","source":{"profile":{"profile_id":"$p"}},"destination":{"profile":{"profile_id":"$p"}},"source_amount":"$amount","source_asset":"USD","destination_asset":"PYUSD"}""") }.bodyAsText()).jsonObject
        state += c
    }

    suspend fun filtered(client: HttpClient, id: String, p: String, amount: String, names: Set<String>) {
        val c = Json.parseToJsonElement(client.post("https://api.paxos.com/v2/orchestration/orchestrations") { setBody("""{"ref_id":"$id","source":{"profile":{"profile_id":"$p"}},"destination":{"profile":{"profile_id":"$p"}},"source_amount":"$amount","source_asset":"USD","destination_asset":"PYUSD"}""") }.bodyAsText()).jsonObject
        println(c.filterKeys { it in names })
    }

    suspend fun inside(client: HttpClient, id: String, p: String, amount: String) {
        val c = Json.parseToJsonElement(client.post("https://api.paxos.com/v2/orchestration/orchestrations") { setBody("""{"ref_id":"$id","source":{"profile":{"profile_id":"$p"}},"destination":{"profile":{"profile_id":"$p"}},"source_amount":"$amount","source_asset":"USD","destination_asset":"PYUSD"}""") }.bodyAsText()).jsonObject
        c.run { println(this["amount"]) }
    }

    suspend fun each(client: HttpClient, id: String, p: String, amount: String) {
        val c = Json.parseToJsonElement(client.post("https://api.paxos.com/v2/orchestration/orchestrations") { setBody("""{"ref_id":"$id","source":{"profile":{"profile_id":"$p"}},"destination":{"profile":{"profile_id":"$p"}},"source_amount":"$amount","source_asset":"USD","destination_asset":"PYUSD"}""") }.bodyAsText()).jsonObject
        for ((key, value) in c) show(key, value)
    }
}
