<?php

function convert($client, $ref, $profile, array $extra): void
{
    $assets = ['source_asset' => 'USD', 'target_asset' => 'PYUSD'];
    $client->post('/v2/conversion/stablecoins', ['json' => ['ref_id' => $ref, 'profile_id' => $profile, 'amount' => '3', ...$assets]]);
    $client->post('/v2/conversion/stablecoins', ['json' => ['ref_id' => $ref, 'profile_id' => $profile, 'amount' => '3', ...$extra]]);
    $client->post('/v2/conversion/stablecoins', ['json' => array_merge($extra, ['ref_id' => $ref, 'profile_id' => $profile, 'amount' => '3'])]);
}
