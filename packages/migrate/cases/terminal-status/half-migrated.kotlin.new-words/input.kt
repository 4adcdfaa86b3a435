private suspend fun until(api: Api, id: String) {
    while (api.get("/v2/orchestration/orchestrations/$id")["status"].asText() != "COMPLETED") delay(1000)
}
