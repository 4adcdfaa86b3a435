class Conflicts {
    private void read(Api api, String id) {
        try {
            api.get("/v2/orchestration/orchestrations/" + id).close();
        } catch (ApiException error) {
            System.out.println(error.body().get("meta").get("existing"));
        }
    }
    void (
