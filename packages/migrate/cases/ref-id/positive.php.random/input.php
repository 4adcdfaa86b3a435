<?php

use Ramsey\Uuid\Uuid;

function convert($client, string $profile): void
{
    $ref = Uuid::uuid4()->toString();
    $client->post('/v2/conversion/stablecoins', ['json' => ['ref_id' => $ref, 'profile_id' => $profile, 'amount' => '5', 'source_asset' => 'USD', 'target_asset' => 'PYUSD']]);
    $client->post('/v2/conversion/stablecoins', ['json' => ['ref_id' => uniqid('conv-'), 'profile_id' => $profile, 'amount' => '5', 'source_asset' => 'USD', 'target_asset' => 'PYUSD']]);
    $client->post('/v2/conversion/stablecoins', ['json' => ['ref_id' => (string) Str::uuid(), 'profile_id' => $profile, 'amount' => '5', 'source_asset' => 'USD', 'target_asset' => 'PYUSD']]);
}
