<?php

final class PaxosTest extends TestCase
{
    public function testConverts(): void
    {
        $client = $this->createMock(Client::class);
        $client->expects($this->once())->method('request')
            ->with('POST', '/v2/orchestration/orchestrations', ['json' => ['source' => ['profile' => ['profile_id' => 'p']], 'destination' => ['profile' => ['profile_id' => 'p']], 'source_amount' => '1', 'source_asset' => 'USD', 'destination_asset' => 'PYUSD', 'ref_id' => 'r']])
            ->willReturn(new Response(200, [], '{"id":"x"}'));
    }
}
