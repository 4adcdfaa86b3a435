<?php
function a($client, $ref, $p, $amount): void {
  $client->request('POST', 'https://api.paxos.com/v2/conversion/stablecoins', ['body' => ['ref_id' => $ref, 'profile_id' => $p, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD']]);
}
function b($ref, $p, $amount): void {
  Http::asForm()->post('https://api.paxos.com/v2/conversion/stablecoins', ['ref_id' => $ref, 'profile_id' => $p, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD']);
}
function c($ref, $p, $amount): void {
  $ch = curl_init('https://api.paxos.com/v2/conversion/stablecoins');
  curl_setopt($ch, CURLOPT_POSTFIELDS, http_build_query(['ref_id' => $ref, 'profile_id' => $p, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD']));
  curl_exec($ch);
}
function d($ref, $p, $amount): void {
  $ch = curl_init('https://api.paxos.com/v2/conversion/stablecoins');
  curl_setopt($ch, CURLOPT_POSTFIELDS, ['ref_id' => $ref, 'profile_id' => $p, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD']);
  curl_exec($ch);
}
function e($ref, $p, $amount): void {
  wp_remote_post('https://api.paxos.com/v2/conversion/stablecoins', ['body' => ['ref_id' => $ref, 'profile_id' => $p, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD']]);
}
function f($client, $ref, $p, $amount): void {
  $client->post('https://api.paxos.com/v2/orchestration/orchestrations', ['body' => json_encode(['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $p]], 'destination' => ['profile' => ['profile_id' => $p]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD'])]);
}
