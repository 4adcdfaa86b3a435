<?php

use GuzzleHttp\Client as Http;

final class CreateConversion implements JsonSerializable
{
    public function __construct(
        public string $profile_id,
        public string $amount,
        public string $source_asset,
        public string $target_asset,
    ) {
    }
}

final class Client
{
    private Http $http;

    public function create(CreateConversion $body): void
    {
        $this->http->post('https://api.paxos.com/v2/conversion/stablecoins', ['json' => $body]);
    }
}
