package com.quayside.desk;

import java.util.LinkedHashMap;
import java.util.Map;

/** Refunds of our own shop, kept by ourselves: the words are ours. */
public final class Refunds {
    private final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();

    public void open(String id, long amount) {
        refunds.put(id, new LinkedHashMap<>(Map.of("amount", amount, "status", "CREATED")));
    }

    public void close(String id, boolean paid) {
        refunds.get(id).put("status", paid ? "SETTLED" : "CANCELLED");
    }

    public long outstanding() {
        return refunds.values().stream()
                .filter(refund -> "CREATED".equals(refund.get("status")))
                .mapToLong(refund -> (long) refund.get("amount"))
                .sum();
    }
}
