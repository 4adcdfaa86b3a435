<?php

function convert($client, $ref, $profile, $amount): void
{
    $client->post('/v2/conversion/stablecoins', ['json' => ['ref_id' => $ref, 'profile_id' => $profile, 'amount' => 100, 'source_asset' => 'USD', 'target_asset' => 'PYUSD']]);
    $client->post('/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => floatval($amount), 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']]);
    $found = json_decode((string) $client->get("/v2/conversion/stablecoins/{$ref}")->getBody(), true);
    echo (float) $found['amount'];
    echo number_format($found['amount'], 2);
}
