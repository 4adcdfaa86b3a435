import kotlinx.coroutines.delay

private suspend fun await(api: Api, id: String) {
    while (true) {
        val conversion = api.get("/v2/conversion/stablecoins/$id")
        if (conversion["status"].asText() == "SETTLED") break
        delay(5000)
    }
}
