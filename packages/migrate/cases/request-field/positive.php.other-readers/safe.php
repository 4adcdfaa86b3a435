<?php

use Illuminate\Support\Facades\Http;

class Treasury
{
    private array $body;

    public function byEvent(string $profile, string $amount, string $ref): void
    {
        $response = Http::post('https://api.paxos.com/v2/conversion/stablecoins', ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => $ref]);
        event(new Converted($response->json()));
    }

    public function byKey(string $profile, string $amount, string $ref): void
    {
        $response = Http::post('https://api.paxos.com/v2/conversion/stablecoins', ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => $ref]);
        logger($response->json('amount') . $response->collect()->get('target_asset') . $response['settled_at']);
    }

    public function byExtract(string $profile, string $amount, string $ref): void
    {
        $body = ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => $ref];
        extract($body);
        echo $target_asset;
        Http::post('https://api.paxos.com/v2/conversion/stablecoins', $body);
    }

    public function byColumn(string $profile, string $amount, string $ref): void
    {
        $body = ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => $ref];
        Sent::create($body);
        Http::post('https://api.paxos.com/v2/conversion/stablecoins', $body);
    }

    public function byProperty(string $profile, string $amount, string $ref): void
    {
        $this->body = ['source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD', 'ref_id' => $ref];
        Http::post('https://api.paxos.com/v2/orchestration/orchestrations', $this->body);
    }

    public function amount(): string
    {
        return $this->body['source_amount'];
    }

    public function byIsset(string $profile, string $amount, string $ref): void
    {
        $body = ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => $ref];
        if (!isset($body['amount']) || array_key_exists('recipient_profile_id', $body)) throw new Exception(implode(',', array_keys($body)));
        foreach ($body as $key => $value) printf('%s=%s', $key, $value);
        Http::post('https://api.paxos.com/v2/conversion/stablecoins', $body);
    }
}
