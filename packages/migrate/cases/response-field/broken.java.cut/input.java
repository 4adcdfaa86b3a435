class Reads {
    private void show(Api api, String id) {
        JsonNode found = api.get("/v2/conversion/stablecoins/" + id);
        System.out.println(found.get("amount").asText());
    }
    void (
