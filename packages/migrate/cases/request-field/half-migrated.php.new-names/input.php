<?php

function convert($client, $ref, $profile): void
{
    $body = ['ref_id' => $ref, 'profile_id' => $profile, 'source_amount' => '1', 'source_asset' => 'USD', 'target_asset' => 'PYUSD'];
    $client->post('/v2/conversion/stablecoins', ['json' => $body]);
}
