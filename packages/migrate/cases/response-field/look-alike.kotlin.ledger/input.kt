fun line(api: Api, id: String): String {
    val transfer = api.get("/v2/transfer/transfers/$id")
    return "${transfer["amount"]} ${transfer["target_asset"]}"
}
