<?php

function show($client, string $id): void
{
    $conversion = json_decode((string) $client->get("/v2/conversion/stablecoins/$id")->getBody(), true);
    $amount = $conversion['amount'];
    $asset = $conversion['target_asset'] ?? 'USD';
    echo "$amount $asset $conversion[amount] {$conversion['target_asset']}";
    ['amount' => $value, 'target_asset' => $bought] = $conversion;
    echo $value, $bought, $conversion['profile_id'];
}

function objects($client, string $id): void
{
    $conversion = json_decode($client->get("/v2/conversion/stablecoins/$id")->getBody()->getContents());
    echo $conversion->amount, $conversion->target_asset;
}

function rows($client): void
{
    $page = $client->get('/v2/conversion/stablecoins', ['query' => ['limit' => 50]])->json();
    foreach ($page['items'] as $row) {
        echo $row['amount'], $row['target_asset'];
    }
    foreach ($page['items'] as $index => ['amount' => $amount]) {
        echo $index, $amount;
    }
    echo count(array_filter($page['items'], fn (array $row): bool => $row['target_asset'] === 'PYUSD'));
    echo implode(', ', array_column($page['items'], 'amount'));
}
