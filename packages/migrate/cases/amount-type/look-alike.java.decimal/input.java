import java.math.BigDecimal;

class Totals {
    double total(JsonNode rows) {
        return rows.get("amount").asDouble() + new BigDecimal("1").doubleValue();
    }

    JsonNode transfers(Api api) {
        return api.get("/v2/transfer/transfers").get("items");
    }
}
