<?php

final class Conversion
{
    public string $amount;
    public string $target_asset;
}

function balance($client, string $profile): array
{
    $conversion = ['amount' => '1', 'target_asset' => 'PYUSD'];
    $rows = $client->get("/v2/profiles/$profile/ledger")->json()['items'];
    return [array_column($rows, 'amount'), $conversion['target_asset']];
}
