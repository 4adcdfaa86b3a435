package com.quayside.paxos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Token, JSON in and out, problems as exceptions. */
public final class PaxosClient {
    private final PaxosConfig config;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private String token;
    private Instant tokenEnds = Instant.EPOCH;

    public PaxosClient(PaxosConfig config) {
        this.config = config;
    }

    public Map<String, Object> get(String path, Map<String, String> query) {
        String suffix = query.isEmpty() ? "" : "?" + form(query);
        return send(request(path + suffix).GET().build());
    }

    public Map<String, Object> post(String path, Map<String, Object> body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build());
    }

    public Map<String, Object> delete(String path) {
        return send(request(path).DELETE().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(config.baseUrl() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + accessToken());
    }

    private Map<String, Object> send(HttpRequest request) {
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.ofString());
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(error);
        }
        Map<String, Object> body = Json.object(readable(response.body()));
        if (response.statusCode() >= 300) throw new PaxosException(response.statusCode(), body);
        return body;
    }

    private static Object readable(String text) {
        try {
            return Json.read(text);
        } catch (IllegalArgumentException notJson) {
            return Map.of("detail", text);
        }
    }

    private synchronized String accessToken() {
        if (Instant.now().isAfter(tokenEnds.minusSeconds(60))) {
            String form = form(Map.of(
                    "grant_type", "client_credentials",
                    "client_id", config.clientId(),
                    "client_secret", config.clientSecret(),
                    "scope", config.scopes()));
            Map<String, Object> reply = send(HttpRequest.newBuilder(URI.create(config.tokenUrl()))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form))
                    .build());
            token = (String) reply.get("access_token");
            tokenEnds = Instant.now().plusSeconds(Long.parseLong((String) reply.get("expires_in")));
        }
        return token;
    }

    private static String form(Map<String, String> pairs) {
        return pairs.entrySet().stream()
                .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
