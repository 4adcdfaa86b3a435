package com.quayside.paxos;

import java.util.Map;

/** Where the API is and who asks. */
public record PaxosConfig(String baseUrl, String tokenUrl, String clientId, String clientSecret, String scopes) {
    private static final String DEFAULT_SCOPES =
            "funding:read_profile "
                    + "conversion:read_conversion_stablecoin "
                    + "conversion:write_conversion_stablecoin";

    public static PaxosConfig fromEnvironment(Map<String, String> env) {
        return new PaxosConfig(
                env.get("PAXOS_BASE_URL"),
                env.get("PAXOS_TOKEN_URL"),
                env.get("PAXOS_CLIENT_ID"),
                env.get("PAXOS_CLIENT_SECRET"),
                env.getOrDefault("PAXOS_SCOPES", DEFAULT_SCOPES));
    }
}
