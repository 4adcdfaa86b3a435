private fun show(api: Api, id: String) {
    if (api.get("/v2/orchestration/orchestrations/$id")["status"].asText() == "COMPLETED") println("done")
}

fun (
