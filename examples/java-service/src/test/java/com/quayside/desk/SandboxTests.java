package com.quayside.desk;

import static com.quayside.desk.TestMain.equal;

import com.quayside.paxos.Conversion;
import com.quayside.paxos.Json;
import com.quayside.paxos.PaxosClient;
import com.quayside.paxos.PaxosConfig;
import com.quayside.paxos.PaxosException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Against the API behind PAXOS_BASE_URL, or something that behaves like it. */
final class SandboxTests {
    private final String treasury;
    private final String customers;
    private final PaxosClient client;
    private final TreasuryDesk desk;
    private int tickets;

    SandboxTests(Map<String, String> env) {
        treasury = env.get("TREASURY_PROFILE_ID");
        customers = env.get("CUSTOMERS_PROFILE_ID");
        client = new PaxosClient(PaxosConfig.fromEnvironment(env));
        desk = new TreasuryDesk(client, treasury, Duration.ofMillis(20), Duration.ofSeconds(15));
    }

    private String ticket() {
        return System.nanoTime() + "-" + ++tickets;
    }

    private BigDecimal balance(String profile, String asset) {
        for (Object item : (List<?>) client.get("/profiles/" + profile + "/balances", Map.of()).get("items")) {
            Map<String, Object> balance = Json.object(item);
            if (asset.equals(balance.get("asset"))) return new BigDecimal((String) balance.get("available"));
        }
        return BigDecimal.ZERO;
    }

    private void moves(String profile, String asset, String amount, TestMain.Body body) throws Exception {
        BigDecimal before = balance(profile, asset);
        body.run();
        equal(0, balance(profile, asset).subtract(before).compareTo(new BigDecimal(amount)));
    }

    void into(Map<String, TestMain.Body> tests) {
        tests.put("coins are bought", () -> moves(treasury, "USDG", "20.20", () -> {
            Conversion conversion = desk.await(desk.buy(ticket(), new BigDecimal("20.20"), "USDG"));
            assert TreasuryDesk.label(conversion).startsWith("settled at 2") : TreasuryDesk.label(conversion);
        }));
        tests.put("a ticket buys once", () -> {
            String ticket = ticket();
            String first = desk.buy(ticket, new BigDecimal("7.5"), "PYUSD");
            desk.await(first);
            moves(treasury, "USD", "0", () -> equal(first, desk.buy(ticket, new BigDecimal("7.50"), "PYUSD")));
        });
        tests.put("a ticket is not used for another amount", () -> {
            String ticket = ticket();
            desk.buy(ticket, new BigDecimal("8"), "PYUSD");
            try {
                desk.buy(ticket, new BigDecimal("9"), "PYUSD");
                throw new AssertionError("bought twice");
            } catch (PaxosException error) {
                equal(409, error.status());
            }
        });
        tests.put("customers are credited", () -> moves(customers, "PYUSD", "30", () ->
                desk.await(desk.buyFor(customers, ticket(), new BigDecimal("30"), "PYUSD"))));
        tests.put("coins are redeemed", () -> {
            Instant begin = Instant.now().minusSeconds(60);
            moves(treasury, "USD", "111.11", () -> desk.await(desk.redeem("111.11", "USDP")));
            equal("111.11", desk.turnover(begin).get("USD"));
        });
        tests.put("what nobody can pay is refused", () -> {
            try {
                desk.redeem("400000", "USDP");
                throw new AssertionError("redeemed");
            } catch (PaxosException error) {
                equal(true, error.is("insufficient-funds"));
            }
        });
        tests.put("a purchase is stopped", () -> moves(treasury, "USD", "0", () -> {
            String id = desk.buy(ticket(), new BigDecimal("60"), "USDP");
            equal(true, desk.stop(id));
            equal("cancelled", TreasuryDesk.label(desk.await(id)));
            equal(false, desk.stop(id));
        }));
    }
}
