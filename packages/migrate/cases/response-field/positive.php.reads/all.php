<?php

function show($client, string $id): void
{
    $conversion = json_decode((string) $client->get("/v2/orchestration/orchestrations/$id")->getBody(), true);
    $amount = $conversion['source_amount'];
    $asset = $conversion['destination_asset'] ?? 'USD';
    echo "$amount $asset $conversion[source_amount] {$conversion['destination_asset']}";
    ['source_amount' => $value, 'destination_asset' => $bought] = $conversion;
    echo $value, $bought, $conversion['profile_id'];
}

function objects($client, string $id): void
{
    $conversion = json_decode($client->get("/v2/orchestration/orchestrations/$id")->getBody()->getContents());
    echo $conversion->source_amount, $conversion->destination_asset;
}

function rows($client): void
{
    $page = $client->get('/v2/orchestration/orchestrations', ['query' => ['limit' => 50]])->json();
    foreach ($page['items'] as $row) {
        echo $row['source_amount'], $row['destination_asset'];
    }
    foreach ($page['items'] as $index => ['amount' => $amount]) {
        echo $index, $amount;
    }
    echo count(array_filter($page['items'], fn (array $row): bool => $row['destination_asset'] === 'PYUSD'));
    echo implode(', ', array_column($page['items'], 'source_amount'));
}
