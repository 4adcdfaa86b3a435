class Comparisons {
    private void show(Api api, String id) {
        if (api.get("/v2/orchestration/orchestrations/" + id).get("status").asText().equals("COMPLETED")) {
            System.out.println("done");
        }
    }
    void (
