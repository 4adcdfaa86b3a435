class Comparisons {
    private void show(Api api, String id) {
        if (api.get("/v2/conversion/stablecoins/" + id).get("status").asText().equals("SETTLED")) {
            System.out.println("done");
        }
    }
    void (
