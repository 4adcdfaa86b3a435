<?php

function cached($client, $id, $p, $amount, $redis): void
{
    $reply = $client->post('https://api.paxos.com/v2/orchestration/orchestrations', ['json' => ['ref_id' => $id, 'source' => ['profile' => ['profile_id' => $p]], 'destination' => ['profile' => ['profile_id' => $p]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']]);
    $redis->set($id, (string) $reply->getBody());
}

function printed($client, $id, $p, $amount, $unused): void
{
    $reply = $client->post('https://api.paxos.com/v2/orchestration/orchestrations', ['json' => ['ref_id' => $id, 'source' => ['profile' => ['profile_id' => $p]], 'destination' => ['profile' => ['profile_id' => $p]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']]);
    echo json_encode(json_decode($reply->getBody()));
}

function saved($client, $id, $p, $amount, $order): void
{
    $reply = json_decode($client->post('https://api.paxos.com/v2/orchestration/orchestrations', ['json' => ['ref_id' => $id, 'source' => ['profile' => ['profile_id' => $p]], 'destination' => ['profile' => ['profile_id' => $p]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']])->getBody(), true);
    $order->status = $reply['status'];
    $order->save();
}

function looked($client, $id, $p, $amount, $labels): void
{
    $reply = json_decode($client->post('https://api.paxos.com/v2/orchestration/orchestrations', ['json' => ['ref_id' => $id, 'source' => ['profile' => ['profile_id' => $p]], 'destination' => ['profile' => ['profile_id' => $p]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']])->getBody(), true);
    error_log(json_encode($reply));
    if (in_array($reply['status'], $labels)) {
        error_log('known');
    }
}
