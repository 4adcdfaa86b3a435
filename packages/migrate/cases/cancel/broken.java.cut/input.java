class Cancels {
    private void one(Api api, String id) {
        api.delete("/v2/conversion/stablecoins/" + id);
        return );
    }
