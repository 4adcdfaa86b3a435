private fun await(api: Api, id: String) {
    while (true) {
        println(api.get("/v2/orchestration/orchestrations/$id")["id"])
    }
}

val x = [
