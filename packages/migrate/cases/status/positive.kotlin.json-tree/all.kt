class Report(private val http: HttpClient) {
    suspend fun settled(since: String): Map<String, String> {
        val page: JsonObject = http.get("https://api.paxos.com/v2/orchestration/orchestrations") {
            parameter("created_at.gte", since)
        }.body()
        return page.getValue("items").jsonArray.map { it.jsonObject }
            .filter { it["status"]?.jsonPrimitive?.content == "COMPLETED" }
            .associate { it.getValue("id").jsonPrimitive.content to it.getValue("source_amount").jsonPrimitive.content }
    }
}
