<?php

final class PaxosTest extends TestCase
{
    public function testConverts(): void
    {
        $client = $this->createMock(Client::class);
        $client->expects($this->once())->method('request')
            ->with('POST', '/v2/conversion/stablecoins', ['json' => ['profile_id' => 'p', 'amount' => '1', 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => 'r']])
            ->willReturn(new Response(200, [], '{"id":"x"}'));
    }
}
