<?php

use GuzzleHttp\Client;

final class Converter
{
    private array $body = [];
    private Client $http;

    public function create(string $ref, string $amount, string $profile): void
    {
        $this->body = ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => $ref];
        $this->http->post('https://api.paxos.com/v2/conversion/stablecoins', ['json' => $this->body]);
    }

    public function describe(): string
    {
        return $this->body['amount'] . ' to ' . $this->body['target_asset'];
    }
}

final class Standing
{
    private static array $body = ['profile_id' => '7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c', 'amount' => '10.00', 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => 'order-1'];

    public function create(Client $http): void
    {
        $http->post('https://api.paxos.com/v2/conversion/stablecoins', ['json' => self::$body]);
    }

    public function describe(): string
    {
        return self::$body['amount'];
    }
}

$body = null;

function create(Client $http, string $ref, string $amount, string $profile): void
{
    global $body;
    $body = ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => $ref];
    $http->post('https://api.paxos.com/v2/conversion/stablecoins', ['json' => $body]);
}

function sent(): string
{
    global $body;
    return $body['amount'];
}
