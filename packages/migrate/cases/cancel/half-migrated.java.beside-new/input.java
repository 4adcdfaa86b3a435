class Cancels {
    private void replace(Api api, String old, String id) {
        api.delete("/v2/conversion/stablecoins/" + old);
        System.out.println(api.get("/v2/orchestration/orchestrations/" + id).get("id"));
    }
}
