private fun show(api: Api, id: String) {
    val found = api.get("/v2/conversion/stablecoins/$id")
    println(found["amount"])
}

fun (
