<?php

use Illuminate\Support\Facades\Http;

class ConversionService
{
    public function convert(string $ref, string $profile): string
    {
        $response = Http::withToken(config('paxos.token'))
            ->baseUrl('https://api.paxos.com/v2')
            ->post('/orchestration/orchestrations', [
                'ref_id' => $ref,
                'source' => [
                    'profile' => [
                        'profile_id' => $profile,
                    ],
                ],
                'destination' => [
                    'profile' => [
                        'profile_id' => $profile,
                    ],
                ],
                'source_amount' => '2.50',
                'source_asset' => 'USDP',
                'destination_asset' => 'USD',
            ])
            ->throw();
        return $response->json('id');
    }

    public function amount(string $id): void
    {
        $response = Http::paxos()->get("/conversion/stablecoins/{$id}");
        logger()->info($response->json('amount'), [$response['target_asset'], $response->object()->amount]);
    }

    public function count(string $since): int
    {
        return count(Http::paxos()->get('/conversion/stablecoins', ['created_at.begin' => $since])->json('items'));
    }
}
