package com.quayside.desk;

import static com.quayside.desk.TestMain.equal;

import com.quayside.paxos.Json;
import java.util.List;
import java.util.Map;

/** What needs no network. */
final class OfflineTests {
    private static final String SETTLED = """
            {
              "id": "0b6e2f58-2a3e-4c6a-9f43-5d4a3c2b1a09",
              "profile_id": "4f9c1c52-53a5-4b0e-9d9b-1f7a6e5d4c3b",
              "amount": "1500.00",
              "source_asset": "USD",
              "target_asset": "USDG",
              "status": "SETTLED",
              "ref_id": "ticket-1",
              "created_at": "2026-04-01T12:00:00.000001Z",
              "updated_at": "2026-04-01T12:00:00.000001Z",
              "settled_at": "2026-04-01T12:00:00.720000Z"
            }
            """;

    void into(Map<String, TestMain.Body> tests) {
        tests.put("JSON is read and written", () -> {
            Map<String, Object> read = Json.object(Json.read(SETTLED));
            equal("1500.00", read.get("amount"));
            equal(10, read.size());
            equal(read, Json.read(Json.write(read)));
            equal("[1, null, true, é\"]", Json.read("[1, null, true, \"\\u00e9\\\"\"]"));
            equal("{\"a\":[]}", Json.write(Map.of("a", List.of())));
        });
        tests.put("refunds are our own affair", () -> {
            Refunds refunds = new Refunds();
            refunds.open("1", 300);
            refunds.open("2", 40);
            refunds.close("1", true);
            equal(40, refunds.outstanding());
        });
    }
}
