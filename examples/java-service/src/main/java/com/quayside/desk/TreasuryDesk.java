package com.quayside.desk;

import com.quayside.paxos.Conversion;
import com.quayside.paxos.ConversionStatus;
import com.quayside.paxos.Conversions;
import com.quayside.paxos.Json;
import com.quayside.paxos.PaxosClient;
import com.quayside.paxos.PaxosException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Buys and redeems coins, waits for them, reports. */
public final class TreasuryDesk {
    private static final int ATTEMPTS = 3;

    private final PaxosClient client;
    private final Conversions conversions;
    private final String treasury;
    private final Duration pause;
    private final Duration patience;

    public TreasuryDesk(PaxosClient client, String treasury, Duration pause, Duration patience) {
        this.client = client;
        this.conversions = new Conversions(client);
        this.treasury = treasury;
        this.pause = pause;
        this.patience = patience;
    }

    /** Buys coins; the same ticket buys once, however often it is sent. Returns the conversion's id. */
    public String buy(String ticket, BigDecimal amount, String asset) {
        String refId = "ticket-" + ticket;
        for (int attempt = 1; ; attempt++) {
            try {
                return conversions.create(refId, treasury, amount.toPlainString(), "USD", asset).id();
            } catch (PaxosException error) {
                if (!error.is("already-exists")) throw error;
                Map<String, Object> existing = Json.object(error.meta().get("existing"));
                if (!asset.equals(existing.get("target_asset"))) throw error;
                if (new BigDecimal((String) existing.get("amount")).compareTo(amount) != 0) throw error;
                return (String) existing.get("id");
            } catch (UncheckedIOException lost) {
                if (attempt == ATTEMPTS) throw lost;
            }
        }
    }

    /** Buys coins for somebody else's profile. */
    public String buyFor(String profile, String ticket, BigDecimal amount, String asset) {
        return conversions.createFor(profile, "ticket-" + ticket, treasury, amount.toPlainString(), asset).id();
    }

    /** Redeems what was typed into the back office; there is no ticket. */
    public String redeem(String amount, String asset) {
        Map<String, Object> reply = client.post("/conversion/stablecoins", Map.of(
                "profile_id", treasury,
                "amount", amount,
                "source_asset", asset,
                "target_asset", "USD"));
        return (String) reply.get("id");
    }

    /** Waits until nothing more will happen to a conversion. */
    public Conversion await(String id) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        Conversion conversion = conversions.get(id);
        while (!conversion.status().isFinal()) {
            if (Instant.now().isAfter(end)) throw new IllegalStateException(id + " takes too long");
            Thread.sleep(pause.toMillis());
            conversion = conversions.get(id);
        }
        return conversion;
    }

    /** What the back office shows. */
    public static String label(Conversion conversion) {
        return switch (conversion.status()) {
            case CREATED -> "on its way";
            case SETTLED -> "settled at " + conversion.settledAt().orElseThrow();
            case CANCELLED -> "cancelled";
        };
    }

    /** Stops a purchase. False when the coins were there already. */
    public boolean stop(String id) {
        try {
            return conversions.cancel(id).status() == ConversionStatus.CANCELLED;
        } catch (PaxosException error) {
            if (error.status() == 403 || error.status() == 404) return false;
            throw error;
        }
    }

    /** What was bought and redeemed since a moment, by the asset that came in. */
    public Map<String, BigDecimal> turnover(Instant begin) {
        List<Conversion> settled = conversions.since(treasury, begin).stream()
                .filter(conversion -> conversion.status() == ConversionStatus.SETTLED)
                .collect(Collectors.toList());
        return settled.stream().collect(Collectors.toMap(
                Conversion::targetAsset, Conversion::amount, BigDecimal::add));
    }
}
