fun load(api: Api): JsonNode {
    while (true) {
        val page = api.get("/v2/profiles")
        if (page["status"].asText() == "SETTLED") return page
    }
}
