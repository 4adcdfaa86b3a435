private fun await(api: Api, id: String, events: List<String>) {
    repeat(3) {
        println(api.get("/v2/conversion/stablecoins/$id")["id"])
    }
    do {
        println(api.get("/v2/conversion/stablecoins/$id")["id"])
    } while (true)
    for (event in events) println(api.get("/v2/orchestration/orchestrations/$event")["id"])
}
