<?php
function convert(\GuzzleHttp\Client $client, string $ref_id, string $profile_id, string $amount): void
{
    $source_asset = 'USD';
    $target_asset = 'PYUSD';
    $client->post('https://api.paxos.com/v2/conversion/stablecoins', ['json' => compact('ref_id', 'profile_id', 'amount', 'source_asset', 'target_asset')]);
}
