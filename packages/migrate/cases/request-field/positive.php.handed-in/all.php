<?php

class Sender
{
    public function usd($ref, $profile): void
    {
        $this->submit(['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '1', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD']);
    }

    public function pyusd($ref, $profile): void
    {
        $this->submit(['ref_id' => $ref, 'source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => '1', 'source_asset' => 'PYUSD', 'destination_asset' => 'USD']);
    }

    private function submit(array $body): void
    {
        $this->client->post('/v2/orchestration/orchestrations', ['json' => $body]);
    }
}
