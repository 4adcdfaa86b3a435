<?php

function address($client, $profile): void
{
    $client->post('/v2/transfer/deposit-addresses', ['json' => ['profile_id' => $profile, 'crypto_network' => 'ETHEREUM', 'conversion_target_asset' => 'USD']]);
}
