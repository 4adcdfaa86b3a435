private fun show(api: Api, id: String) {
    val status = api.get("/v2/orchestration/orchestrations/$id")["status"].asText()
    if (status == "COMPLETED") println("done")
}
