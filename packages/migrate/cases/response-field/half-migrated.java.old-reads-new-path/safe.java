class Reads {
    private void show(Api api, String id) {
        JsonNode found = api.get("/v2/orchestration/orchestrations/" + id);
        System.out.println(found.get("source_amount").asText() + found.get("destination_asset").asText());
    }
}
