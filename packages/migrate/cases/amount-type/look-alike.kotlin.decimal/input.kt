import java.math.BigDecimal

fun total(rows: List<Map<String, String>>) = rows.sumOf { it.getValue("amount").toDouble() } + BigDecimal("1").toDouble()

fun transfers(api: Api) = api.get("/v2/transfer/transfers")["items"]
