private fun list(api: Api, since: String) {
    api.get("/v2/orchestration/orchestrations?created_at.gte=$since").close()
}
