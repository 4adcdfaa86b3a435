class Waits {
    private void await(Api api, String id) throws InterruptedException {
        while (true) {
            JsonNode conversion = api.get("/v2/conversion/stablecoins/" + id);
            if (conversion.get("status").asText().equals("SETTLED")) {
                break;
            }
            Thread.sleep(5000);
        }
    }
}
