<?php

function convert($client, $ref, $profile): void
{
    $client->post('/v2/conversion/stablecoins', ['json' => ['ref_id' => $ref, 'profile_id' => $profile, 'amount' => 5, 'source_asset' => 'USD', 'target_asset' => 'PYUSD']]);
}

function (
