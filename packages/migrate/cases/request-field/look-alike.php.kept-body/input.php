<?php

use GuzzleHttp\Client;

final class Quotes
{
    private array $body = [];

    public function create(Client $http, string $ref, string $amount, string $profile): void
    {
        $this->body = ['profile_id' => $profile, 'amount' => $amount, 'ref_id' => $ref];
        $http->post('https://api.paxos.com/v2/profiles/quote-executions', ['json' => $this->body]);
    }

    public function describe(): string
    {
        return $this->body['amount'];
    }
}
