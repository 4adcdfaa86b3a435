private fun show(api: Api, id: String) {
    println(api.get("/v2/conversion/stablecoins/$id")["settled_at"])
}

while
