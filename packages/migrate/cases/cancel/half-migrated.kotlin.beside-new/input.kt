private fun replace(api: Api, old: String, id: String) {
    api.delete("/v2/conversion/stablecoins/$old")
    println(api.get("/v2/orchestration/orchestrations/$id")["id"])
}
