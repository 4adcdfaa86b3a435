<?php
class Paxos {
    public function create(string $profile, string $amount) {
        return $this->client->post('https://api.paxos.com/v2/conversion/stablecoins', [
            'json' => ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD'],
            'timeout' => 10,
        ]);
    }
    public function createTwo(string $profile, string $amount) {
        $this->client->request('POST', 'https://api.paxos.com/v2/conversion/stablecoins', [
            'payload' => ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD'],
            'headers' => ['X-A' => 'b'],
        ]);
    }
    public function createThree(string $profile, string $amount) {
        $options = ['http_errors' => false, 'verify' => false];
        $options['body'] = json_encode(['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD']);
        $this->client->post('/v2/conversion/stablecoins', $options);
    }
    public function createFour(string $profile, string $amount) {
        $this->client->post('/v2/conversion/stablecoins', ['Content' => ['profile_id' => $profile, 'amount' => $amount, 'source_asset' => 'USD', 'target_asset' => 'PYUSD'], 'retry' => 3]);
    }
    public function createFive(string $amount) {
        $this->client->post('/v2/conversion/stablecoins', ['my_data' => $amount, 'retry' => 3]);
    }
}
