class Waits {
    private void await(Api api, String id, List<String> events) throws InterruptedException {
        for (int attempt = 0; attempt < 3; attempt++) {
            System.out.println(api.get("/v2/conversion/stablecoins/" + id).get("id"));
            Thread.sleep(60_000);
        }
        for (String event : events) {
            System.out.println(api.get("/v2/orchestration/orchestrations/" + event).get("id"));
        }
    }
}
