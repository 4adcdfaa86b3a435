<?php

use Symfony\Contracts\HttpClient\HttpClientInterface;

class Paxos
{
    private HttpClientInterface $http;

    public function convert(string $ref, string $profile): string
    {
        return $this->http->request('POST', '/v2/conversion/stablecoins', [
            'json' => ['ref_id' => $ref, 'profile_id' => $profile, 'amount' => '1', 'source_asset' => 'USD', 'target_asset' => 'PYUSD'],
        ])->toArray()['id'];
    }

    public function count(string $since): int
    {
        return count($this->http->request('GET', '/v2/conversion/stablecoins', ['query' => ['created_at.end' => $since]])->toArray()['items']);
    }
}
