<?php

function convert($client, $profile, $amount, $ref)
{
    $client->post('https://api.paxos.com/v2/conversion/stablecoins', ['form_params' => ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => $ref]]);
}
