<?php

class Sender
{
    public function usd($ref, $profile): void
    {
        $this->submit(['ref_id' => $ref, 'profile_id' => $profile, 'amount' => '1', 'source_asset' => 'USD', 'target_asset' => 'PYUSD']);
    }

    public function pyusd($ref, $profile): void
    {
        $this->submit(['ref_id' => $ref, 'profile_id' => $profile, 'amount' => '1', 'source_asset' => 'PYUSD', 'target_asset' => 'USD']);
    }

    private function submit(array $body): void
    {
        $this->client->post('/v2/conversion/stablecoins', ['json' => $body]);
    }
}
