class Waits {
    JsonNode load(Api api) {
        while (true) {
            JsonNode page = api.get("/v2/profiles");
            if (page.get("status").asText().equals("SETTLED")) {
                return page;
            }
        }
    }
}
