<?php
function convert($client, $id, $p, $amount, $key) {
  $sig = hash_hmac('sha256', '/v2/conversion/stablecoins', $key);
  $client->post('https://api.paxos.com/v2/orchestration/orchestrations', ['headers' => ['x-sig' => $sig], 'json' => ['ref_id' => $id, 'source' => ['profile' => ['profile_id' => $p]], 'destination' => ['profile' => ['profile_id' => $p]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']]);
}
