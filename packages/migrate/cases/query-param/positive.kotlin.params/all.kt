private fun list(api: Api, profile: String, since: String) {
    val query = mutableMapOf("profile_id" to profile, "created_at.gte" to since)
    query["created_at.lte"] = "2026-12-31T00:00:00Z"
    println(api.get("/v2/orchestration/orchestrations", query)["items"].size)
}

private fun inUrl(api: Api, since: String) {
    api.get("/v2/orchestration/orchestrations?created_at.gte=$since&limit=50").close()
}
