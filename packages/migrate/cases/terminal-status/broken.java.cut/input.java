class Loops {
    private void until(Api api, String id) {
        while (!api.get("/v2/conversion/stablecoins/" + id).get("status").asText().equals("SETTLED")) {
            pause();
        }
    }
    void (
