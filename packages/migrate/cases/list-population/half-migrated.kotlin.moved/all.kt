private fun count(api: Api): Int {
    val old = api.get("/v2/orchestration/orchestrations")["items"].size
    return old + api.get("/v2/orchestration/orchestrations")["items"].size
}
