private fun show(api: Api, id: String) {
    val conversion = api.get("/v2/conversion/stablecoins/$id")
    println("${conversion["settled_at"]} ${conversion.get("cancelled_at")?.asText()}")
}
