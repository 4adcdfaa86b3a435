private fun read(api: Api, old: String, id: String) {
    try {
        api.get("/v2/orchestration/orchestrations/$old").close()
        api.get("/v2/orchestration/orchestrations/$id").close()
    } catch (error: ApiException) {
        println(error.body()["meta"]["existing"])
    }
}
