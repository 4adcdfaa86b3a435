private val labels = mapOf("CREATED" to "waiting", "SETTLED" to "done", "CANCELLED" to "gone")

private fun show(api: Api, id: String) {
    val status = api.get("/v2/conversion/stablecoins/$id")["status"].asText()
    if (status == "SETTLED") println("done")
    if ("CREATED" == status || status.equals("cancelled", ignoreCase = true)) println("not yet")
    println(labels[status])
}
