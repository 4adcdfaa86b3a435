class Times {
    private void show(Api api, String id) {
        System.out.println(api.get("/v2/conversion/stablecoins/" + id).get("settled_at"));
    }
    while
