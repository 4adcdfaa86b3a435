private fun list(api: Api, since: String) {
    api.get("/v2/orchestration/orchestrations", mapOf("created_at.gte" to since)).close()
}

fun x( {
