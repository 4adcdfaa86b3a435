class Waits {
    private void await(Api api, String id) {
        do {
            System.out.println(api.get("/v2/orchestration/orchestrations/" + id).get("id"));
        } while (true);
    }
    int[] x = {
