<?php

function convert($client, $ref, $profile, array $extra): void
{
    $assets = ['source_asset' => 'USD', 'destination_asset' => 'PYUSD'];
    $client->post('/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '3', ...$assets]]);
    $client->post('/v2/conversion/stablecoins', ['json' => ['ref_id' => $ref, 'profile_id' => $profile, 'amount' => '3', ...$extra]]);
    $client->post('/v2/conversion/stablecoins', ['json' => array_merge($extra, ['ref_id' => $ref, 'profile_id' => $profile, 'amount' => '3'])]);
}
