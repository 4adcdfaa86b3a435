private fun one(api: Api, id: String) {
    api.delete("/v2/conversion/stablecoins/$id")
    return )
}
