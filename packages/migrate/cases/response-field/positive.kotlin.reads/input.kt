private fun tree(api: Api, id: String) {
    val conversion = api.get("/v2/conversion/stablecoins/$id")
    println("${conversion["amount"].asText()} ${conversion.get("target_asset").asText()}")
    conversion["amount"]?.let { println(it.asText()) }
}

private fun rows(api: Api) {
    for (row in api.get("/v2/conversion/stablecoins")["items"]) println(row["amount"])
    api.get("/v2/conversion/stablecoins")["items"].map { it["target_asset"] }.forEach { println(it) }
}

private fun json(client: OkHttpClient, id: String) {
    val request = Request.Builder().url("https://api.paxos.com/v2/conversion/stablecoins/$id").build()
    client.newCall(request).execute().use { response ->
        val found = JSONObject(response.body!!.string())
        println(found.getString("target_asset"))
    }
}
