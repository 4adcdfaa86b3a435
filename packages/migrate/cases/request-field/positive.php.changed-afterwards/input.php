<?php

final class Desk
{
    public function pay($client, $order): void
    {
        $body = $this->payload($order);
        $body['recipient_profile_id'] = $order->payee;
        $client->post('/v2/conversion/stablecoins', ['json' => $body]);
    }

    private function payload($order): array
    {
        return ['profile_id' => $order->profile, 'amount' => $order->total, 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => $order->id];
    }
}
