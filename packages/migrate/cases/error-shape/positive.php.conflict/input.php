<?php

function convert($client, array $body): void
{
    try {
        $client->post('/v2/conversion/stablecoins', ['json' => $body]);
    } catch (ClientException $error) {
        $problem = json_decode((string) $error->getResponse()->getBody(), true);
        if (str_contains($problem['detail'], 'conversion already exists with ref_id')) {
            print_r($problem['meta']['existing']);
        }
    }
}
