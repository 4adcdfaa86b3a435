<?php

use GuzzleHttp\Client;

class HandedOn
{
    public function sunk(Client $client, string $ref, string $profile, string $amount): void
    {
        $client->request('POST', 'https://api.paxos.com/v2/orchestration/orchestrations', [
            'json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD'],
            'sink' => "/var/conversions/$ref.json",
        ]);
    }

    public function saved(Client $client, string $ref, string $profile, string $amount): void
    {
        $client->postAsync('https://api.paxos.com/v2/orchestration/orchestrations', [
            'json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD'],
        ])->then([$this, 'save'])->wait();
    }

    public function added(Client $client, string $ref, string $profile, string $amount): void
    {
        $c = json_decode($client->post('https://api.paxos.com/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']])->getBody(), true);
        $row = $c + ['amount' => '?'];
        echo $row['amount'];
    }

    public function set(Client $client, string $ref, string $profile, string $amount, $order): void
    {
        $c = json_decode($client->post('https://api.paxos.com/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']])->getBody(), true);
        foreach ($c as $key => $value) {
            $order->$key = $value;
        }
    }

    public function session(Client $client, string $ref, string $profile, string $amount): void
    {
        $_SESSION['conversion'] = json_decode($client->post('https://api.paxos.com/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']])->getBody(), true);
    }

    public function answered(Client $client, string $ref, string $profile, string $amount): void
    {
        $c = json_decode($client->post('https://api.paxos.com/v2/orchestration/orchestrations', ['json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']])->getBody(), true);
        header('X-Status: ' . $c['status']);
    }
}
