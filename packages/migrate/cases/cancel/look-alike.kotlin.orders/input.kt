fun cancel(api: Api, profile: String, order: String) {
    api.delete("/v2/profiles/$profile/orders/$order")
    cache.evict("conversion:stablecoins:$order")
}
