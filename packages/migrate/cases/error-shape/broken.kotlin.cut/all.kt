private fun read(api: Api, id: String) {
    try {
        api.get("/v2/orchestration/orchestrations/$id").close()
    } catch (error: ApiException) {
        println(error.body()["meta"]["existing"])
    }
}

fun (
