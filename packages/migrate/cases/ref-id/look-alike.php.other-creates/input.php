<?php

function order($client, string $profile): void
{
    $client->post("/v2/profiles/$profile/orders", ['json' => ['side' => 'BUY', 'market' => 'PYUSDUSD', 'base_amount' => '5']]);
}
