<?php

function show($client, string $id): void
{
    $conversion = $client->get("/v2/conversion/stablecoins/$id")->json();
    echo $conversion['settled_at'], $conversion['cancelled_at'] ?? '-';
    if (isset($conversion['settled_at'])) {
        echo "settled at {$conversion['settled_at']}";
    }
}

function changed($client, string $since): void
{
    echo $client->get('/v2/conversion/stablecoins', ['query' => ['updated_at.begin' => $since]])->getStatusCode();
}
