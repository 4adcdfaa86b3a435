data class Conversion(val id: String, val amount: String, val sourceAsset: String, val targetAsset: String, val status: String)

private fun show(client: RestClient, id: String) {
    val conversion = client.get().uri("/v2/conversion/stablecoins/{id}", id).retrieve().body(Conversion::class.java)
    println(conversion?.amount)
}
