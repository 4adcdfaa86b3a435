import kotlinx.coroutines.delay

private val FINAL = setOf("SETTLED", "CANCELLED")

private suspend fun until(api: Api, id: String): String {
    var status: String
    do {
        delay(1000)
        status = api.get("/v2/conversion/stablecoins/$id")["status"].asText()
    } while (status != "SETTLED" && status != "CANCELLED")
    return status
}

private suspend fun set(api: Api, id: String) {
    while (api.get("/v2/conversion/stablecoins/$id")["status"].asText() !in FINAL) delay(1000)
}

private fun branches(api: Api, id: String): String =
    when (api.get("/v2/conversion/stablecoins/$id")["status"].asText()) {
        "CREATED" -> "waiting"
        "SETTLED" -> "done"
        else -> "cancelled"
    }

private fun chain(api: Api, id: String): String {
    val status = api.get("/v2/conversion/stablecoins/$id")["status"].asText()
    return when {
        status == "CREATED" -> "waiting"
        status == "SETTLED" -> "done"
        else -> "cancelled"
    }
}
