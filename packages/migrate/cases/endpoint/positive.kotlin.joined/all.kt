private const val VERSION = "v2"
private const val RESOURCE = "orchestration/orchestrations"

private object Paths {
    const val CONVERSIONS = "/v2/orchestration/orchestrations"
    const val QUOTES = "/v2/quotes"
}

private class Reader(private val http: Http, private val base: String) {
    private fun read(id: String) {
        http.get("$base/$VERSION/$RESOURCE/$id").close()
        http.get("%s/v2/orchestration/orchestrations/%s".format(base, id)).close()
        http.get(listOf(base, VERSION, RESOURCE, id).joinToString("/")).close()
        http.get(base + Paths.CONVERSIONS + "/" + id).close()
        http.get(base + Paths.QUOTES + "/" + id).close()
    }
}
