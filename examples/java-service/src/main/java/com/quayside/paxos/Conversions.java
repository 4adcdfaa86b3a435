package com.quayside.paxos;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The calls of Stablecoin Conversions. */
public final class Conversions {
    private static final String PATH = "/conversion/stablecoins";

    private final PaxosClient client;

    public Conversions(PaxosClient client) {
        this.client = client;
    }

    /** Starts a conversion inside one profile. */
    public Conversion create(String refId, String profileId, String amount, String sourceAsset, String targetAsset) {
        return Conversion.fromJson(client.post(PATH, Map.of(
                "ref_id", refId,
                "profile_id", profileId,
                "amount", amount,
                "source_asset", sourceAsset,
                "target_asset", targetAsset)));
    }

    /** Starts a conversion that another profile is credited with. */
    public Conversion createFor(
            String recipientProfileId, String refId, String profileId, String amount, String asset) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ref_id", refId);
        body.put("profile_id", profileId);
        body.put("recipient_profile_id", recipientProfileId);
        body.put("amount", amount);
        body.put("source_asset", "USD");
        body.put("target_asset", asset);
        return Conversion.fromJson(client.post(PATH, body));
    }

    public Conversion get(String id) {
        return Conversion.fromJson(client.get(PATH + "/" + id, Map.of()));
    }

    /** Only while it is still CREATED. */
    public Conversion cancel(String id) {
        return Conversion.fromJson(client.delete(PATH + "/" + id));
    }

    /** Everything of a profile since a moment, oldest first. */
    public List<Conversion> since(String profileId, Instant begin) {
        List<Conversion> found = new ArrayList<>();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("profile_id", profileId);
        query.put("created_at.begin", begin.toString());
        query.put("order", "ASC");
        query.put("limit", "200");
        while (true) {
            Map<String, Object> page = client.get(PATH, query);
            for (Object item : (List<?>) page.get("items")) {
                found.add(Conversion.fromJson(Json.object(item)));
            }
            String cursor = (String) page.get("next_page_cursor");
            if (cursor == null || cursor.isEmpty()) return found;
            query.put("page_cursor", cursor);
        }
    }
}
