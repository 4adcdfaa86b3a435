package com.quayside.paxos;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A stablecoin conversion as Paxos shows it. */
public record Conversion(
        String id,
        String profileId,
        Optional<String> recipientProfileId,
        BigDecimal amount,
        String sourceAsset,
        String targetAsset,
        ConversionStatus status,
        Optional<String> refId,
        Instant createdAt,
        Optional<Instant> settledAt) {

    static Conversion fromJson(Map<String, Object> json) {
        return new Conversion(
                (String) json.get("id"),
                (String) json.get("profile_id"),
                Optional.ofNullable((String) json.get("recipient_profile_id")),
                new BigDecimal((String) json.get("amount")),
                (String) json.get("source_asset"),
                (String) json.get("target_asset"),
                ConversionStatus.valueOf((String) json.get("status")),
                Optional.ofNullable((String) json.get("ref_id")),
                Instant.parse((String) json.get("created_at")),
                Optional.ofNullable((String) json.get("settled_at")).map(Instant::parse));
    }
}
