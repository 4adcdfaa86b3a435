private const val OLD = "https://api.paxos.com/v2/conversion/stablecoins"
private const val NEW = "https://api.paxos.com/v2/orchestration/orchestrations"

private fun status(http: Http, kind: String, id: String) {
    if (kind == "conversion") {
        http.get("$OLD/$id").close()
    }
    http.get("$NEW/$id").close()
}
