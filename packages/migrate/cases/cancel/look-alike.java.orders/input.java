class Orders {
    void cancel(Api api, String profile, String order) {
        api.delete("/v2/profiles/" + profile + "/orders/" + order);
        cache.evict("conversion:stablecoins:" + order);
    }
}
