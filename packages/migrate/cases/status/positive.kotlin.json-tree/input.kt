class Report(private val http: HttpClient) {
    suspend fun settled(since: String): Map<String, String> {
        val page: JsonObject = http.get("https://api.paxos.com/v2/conversion/stablecoins") {
            parameter("created_at.begin", since)
        }.body()
        return page.getValue("items").jsonArray.map { it.jsonObject }
            .filter { it["status"]?.jsonPrimitive?.content == "SETTLED" }
            .associate { it.getValue("id").jsonPrimitive.content to it.getValue("amount").jsonPrimitive.content }
    }
}
