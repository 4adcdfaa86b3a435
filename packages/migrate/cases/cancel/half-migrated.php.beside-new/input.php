<?php

function replace($client, $old, $new): void
{
    $client->delete("/v2/conversion/stablecoins/$old");
    echo json_decode((string) $client->get("/v2/orchestration/orchestrations/$new")->getBody(), true)['id'];
}
