private fun await(api: Api, id: String) {
    while (true) {
        println(api.get("/v2/conversion/stablecoins/$id")["id"])
    }
}

val x = [
