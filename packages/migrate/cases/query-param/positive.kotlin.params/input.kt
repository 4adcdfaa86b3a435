private fun list(api: Api, profile: String, since: String) {
    val query = mutableMapOf("profile_id" to profile, "created_at.begin" to since)
    query["created_at.end"] = "2026-12-31T00:00:00Z"
    println(api.get("/v2/conversion/stablecoins", query)["items"].size)
}

private fun inUrl(api: Api, since: String) {
    api.get("/v2/conversion/stablecoins?created_at.begin=$since&limit=50").close()
}
