<?php

use Ramsey\Uuid\Uuid;

function convert($client, string $profile): void
{
    $ref = Uuid::uuid4()->toString();
    $client->post('/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '5', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']]);
    $client->post('/v2/orchestration/orchestrations', ['json' => ['ref_id' => uniqid('conv-'), 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '5', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']]);
    $client->post('/v2/orchestration/orchestrations', ['json' => ['ref_id' => (string) Str::uuid(), 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '5', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']]);
}
