<?php

use GuzzleHttp\Client;
use GuzzleHttp\HandlerStack;
use GuzzleHttp\Middleware;
use Psr\Http\Message\RequestInterface;

$stack = HandlerStack::create();
$stack->push(Middleware::mapRequest(function (RequestInterface $request) {
    $sent = json_decode((string) $request->getBody(), true);
    return $request->withHeader('x-amount', $sent['amount']);
}));
$client = new Client(['base_uri' => 'https://api.paxos.com/v2/', 'handler' => $stack]);

function convert($client, $profile, $amount, $ref)
{
    $client->post('orchestration/orchestrations', ['json' => ['source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD', 'ref_id' => $ref]]);
}

function dispatched($client, $profile, $amount, $ref)
{
    $body = ['source' => ['profile' => ['profile_id' => $profile]], 'destination' => ['profile' => ['profile_id' => $profile]], 'source_amount' => $amount, 'source_asset' => 'USD', 'destination_asset' => 'PYUSD', 'ref_id' => $ref];
    Validator::check($body);
    $client->post('orchestration/orchestrations', ['json' => $body]);
}
