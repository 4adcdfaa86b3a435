<?php

function countAll($client): int
{
    return count(json_decode((string) $client->get('/v2/conversion/stablecoins')->getBody(), true)['items']);
}
