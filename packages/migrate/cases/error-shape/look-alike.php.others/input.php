<?php

function order($client, array $body)
{
    try {
        $client->post('/v2/profiles/p/orders', ['json' => $body]);
    } catch (ClientException $error) {
        $problem = json_decode((string) $error->getResponse()->getBody(), true);
        return str_contains($problem['detail'], 'already exists') ? $problem['meta']['existing'] : null;
    }
}
