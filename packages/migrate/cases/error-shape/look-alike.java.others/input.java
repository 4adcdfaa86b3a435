class Conflicts {
    JsonNode order(Api api, Object body) {
        try {
            return api.post("/v2/profiles/p/orders", body);
        } catch (ApiException error) {
            return error.body().get("meta").get("existing");
        }
    }
}
