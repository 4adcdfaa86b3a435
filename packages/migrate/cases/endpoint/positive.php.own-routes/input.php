<?php
class ConversionTest extends TestCase
{
    public function test_shows()
    {
        $this->getJson('/v2/conversion/stablecoins/1')
            ->assertStatus(200)
            ->assertJson(['amount' => '1.00', 'target_asset' => 'PYUSD', 'status' => 'SETTLED']);
    }
    public function test_lists()
    {
        $this->getJson('/api/v2/conversion/stablecoins')->assertJson(['items' => [['amount' => '1.00', 'status' => 'SETTLED']]])->assertJsonPath('items.0.amount', '1.00');
    }
    public function test_creates()
    {
        $response = $this->postJson('/api/v2/conversion/stablecoins', ['profile_id' => 'p', 'amount' => '1', 'source_asset' => 'USD', 'target_asset' => 'PYUSD', 'ref_id' => 'r']);
        $response->assertCreated()->assertJson(['amount' => '1']);
    }
}
