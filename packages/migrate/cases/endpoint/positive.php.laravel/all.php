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
        $response = Http::paxos()->get("/orchestration/orchestrations/{$id}");
        logger()->info($response->json('source_amount'), [$response['destination_asset'], $response->object()->source_amount]);
    }

    public function count(string $since): int
    {
        return count(Http::paxos()->get('/orchestration/orchestrations', ['created_at.gte' => $since])->json('items'));
    }
}
