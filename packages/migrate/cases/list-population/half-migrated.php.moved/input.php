<?php

function countAll($client): int
{
    $old = $client->get('/v2/conversion/stablecoins')->json()['items'];
    $new = $client->get('/v2/orchestration/orchestrations')->json()['items'];
    return count($old) + count($new);
}
