<?php

function convert($client, string $profile): void
{
    $client->post('/v2/conversion/stablecoins', [
        'json' => [
            'profile_id' => $profile,
            'amount' => '5',
            'source_asset' => 'USD',
            'target_asset' => 'PYUSD',
        ],
    ]);
}
