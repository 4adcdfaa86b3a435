private fun tree(api: Api, id: String) {
    val conversion = api.get("/v2/orchestration/orchestrations/$id")
    println("${conversion["source_amount"].asText()} ${conversion.get("destination_asset").asText()}")
    conversion["source_amount"]?.let { println(it.asText()) }
}

private fun rows(api: Api) {
    for (row in api.get("/v2/orchestration/orchestrations")["items"]) println(row["source_amount"])
    api.get("/v2/orchestration/orchestrations")["items"].map { it["destination_asset"] }.forEach { println(it) }
}

private fun json(client: OkHttpClient, id: String) {
    val request = Request.Builder().url("https://api.paxos.com/v2/orchestration/orchestrations/$id").build()
    client.newCall(request).execute().use { response ->
        val found = JSONObject(response.body!!.string())
        println(found.getString("destination_asset"))
    }
}
