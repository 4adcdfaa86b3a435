private suspend fun until(api: Api, id: String) {
    while (api.get("/v2/conversion/stablecoins/$id")["status"].asText() != "SETTLED") pause()
}

fun (
