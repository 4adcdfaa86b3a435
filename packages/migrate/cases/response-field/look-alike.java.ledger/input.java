class Ledger {
    String line(Api api, String id) {
        JsonNode transfer = api.get("/v2/transfer/transfers/" + id);
        return transfer.get("amount").asText() + transfer.get("target_asset").asText();
    }
}
