class Times {
    String show(Api api, String id) {
        return api.get("/v2/profiles/p/executions/" + id).get("settled_at").asText();
    }
}
