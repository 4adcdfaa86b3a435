class Times {
    private void show(Api api, String id) {
        JsonNode conversion = api.get("/v2/conversion/stablecoins/" + id);
        System.out.println(conversion.get("settled_at").asText() + conversion.path("cancelled_at").asText(null));
    }
}
