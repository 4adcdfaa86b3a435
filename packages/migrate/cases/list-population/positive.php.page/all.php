<?php

function countAll($client): int
{
    return count(json_decode((string) $client->get('/v2/orchestration/orchestrations')->getBody(), true)['items']);
}
