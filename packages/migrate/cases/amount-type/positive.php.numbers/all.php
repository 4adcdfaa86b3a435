<?php

function convert($client, $ref, $profile, $amount): void
{
    $client->post('/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => "100", 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']]);
    $client->post('/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => floatval($amount), 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']]);
    $found = json_decode((string) $client->get("/v2/orchestration/orchestrations/{$ref}")->getBody(), true);
    echo (float) $found['source_amount'];
    echo number_format($found['source_amount'], 2);
}
