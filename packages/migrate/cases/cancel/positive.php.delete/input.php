<?php

final class Conversions
{
    private const PATH = '/v2/conversion/stablecoins';

    public function __construct(private Client $client)
    {
    }

    public function takeBack(string $id): void
    {
        $this->client->delete(self::PATH . "/$id");
        $this->client->request('DELETE', '/v2/conversion/stablecoins/' . $id);
        Http::withToken('t')->delete("https://api.paxos.com/v2/conversion/stablecoins/{$id}");
        $ch = curl_init("https://api.paxos.com/v2/conversion/stablecoins/$id");
        curl_setopt($ch, CURLOPT_CUSTOMREQUEST, 'DELETE');
        curl_exec($ch);
    }
}
