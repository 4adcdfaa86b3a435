<?php

function both($client, $profile, $id): void
{
    $client->post('/v2/transfer/deposit-addresses', ['json' => ['profile_id' => $profile, 'crypto_network' => 'SOLANA', 'conversion_target_asset' => 'USD']]);
    echo json_decode((string) $client->get("/v2/orchestration/orchestrations/$id")->getBody(), true)['id'];
}
