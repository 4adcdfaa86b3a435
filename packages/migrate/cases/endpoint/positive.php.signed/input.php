<?php
function convert($client, $id, $p, $amount, $key) {
  $sig = hash_hmac('sha256', '/v2/conversion/stablecoins', $key);
  $client->post('https://api.paxos.com/v2/conversion/stablecoins', ['headers' => ['x-sig' => $sig], 'json' => ['ref_id' => $id, 'profile_id' => $p, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD']]);
}
