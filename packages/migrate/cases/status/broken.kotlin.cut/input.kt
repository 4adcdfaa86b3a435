private fun show(api: Api, id: String) {
    if (api.get("/v2/conversion/stablecoins/$id")["status"].asText() == "SETTLED") println("done")
}

fun (
