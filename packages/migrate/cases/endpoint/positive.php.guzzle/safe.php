<?php

use GuzzleHttp\Client;
use GuzzleHttp\Psr7\Request;

final class Paxos
{
    public function __construct(private readonly Client $client)
    {
    }

    public function convert(string $token, string $refId, string $profile, string $amount): string
    {
        $response = $this->client->post('/v2/conversion/stablecoins', [
            'headers' => ['Authorization' => "Bearer $token"],
            'json' => [
                'ref_id' => $refId,
                'profile_id' => $profile,
                'amount' => $amount,
                'source_asset' => 'USD',
                'target_asset' => 'PYUSD',
            ],
        ]);
        return json_decode((string) $response->getBody(), true)['id'];
    }

    public function again(string $ref, string $profile): void
    {
        $this->client->request('POST', 'https://api.paxos.com/v2/orchestration/orchestrations', ['body' => json_encode(['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '1', 'source_asset' => 'USD', 'destination_asset' => 'USDG'])]);
        $request = new Request('POST', 'https://api.paxos.com/v2/orchestration/orchestrations', [], json_encode(["ref_id" => $ref, "source" => ["profile" => ["profile_id" => $profile]], "destination" => ["profile" => ["profile_id" => $profile]], "source_amount" => "1", "source_asset" => "USD", "destination_asset" => "USDG"]));
        $this->client->send($request);
    }

    public function ids(string $since): array
    {
        $page = json_decode($this->client->get('/v2/conversion/stablecoins', ['query' => ['created_at.begin' => $since, 'limit' => 50]])->getBody()->getContents(), true);
        return array_map(fn (array $row) => $row['id'], $page['items']);
    }
}
