private fun list(api: Api, since: String) {
    api.get("/v2/conversion/stablecoins", mapOf("created_at.begin" to since)).close()
}

fun x( {
