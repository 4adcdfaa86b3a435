private fun show(api: Api, id: String) {
    val status = api.get("/v2/conversion/stablecoins/$id")["status"].asText()
    if (status == "SETTLED" || status == "COMPLETED") println("done")
}
