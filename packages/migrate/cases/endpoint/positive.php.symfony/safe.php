<?php

use Symfony\Contracts\HttpClient\HttpClientInterface;

class Paxos
{
    private HttpClientInterface $http;

    public function convert(string $ref, string $profile): string
    {
        return $this->http->request('POST', '/v2/orchestration/orchestrations', [
            'json' => ['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '1', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD'],
        ])->toArray()['id'];
    }

    public function count(string $since): int
    {
        return count($this->http->request('GET', '/v2/conversion/stablecoins', ['query' => ['created_at.end' => $since]])->toArray()['items']);
    }
}
