private fun show(api: Api, id: String) {
    val found = api.get("/v2/orchestration/orchestrations/$id")
    println("${found["source_amount"]} ${found["destination_asset"]}")
}
