class Comparisons {
    private void show(Api api, String id) {
        String status = api.get("/v2/orchestration/orchestrations/" + id).get("status").asText();
        if (status.equals("COMPLETED") || status.equals("COMPLETED")) {
            System.out.println("done");
        }
    }
}
