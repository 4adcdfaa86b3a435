suspend fun until(api: Api, id: String) {
    while (api.get("/v2/transfer/deposits/$id")["status"].asText() != "SETTLED") delay(1000)
}
