class Loops {
    private void until(Api api, String id) throws InterruptedException {
        while (!api.get("/v2/orchestration/orchestrations/" + id).get("status").asText().equals("COMPLETED")) {
            Thread.sleep(1000);
        }
    }
}
