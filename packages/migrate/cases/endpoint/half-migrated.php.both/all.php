<?php

const OLD = 'https://api.paxos.com/v2/orchestration/orchestrations';
const NEW_PATH = 'https://api.paxos.com/v2/orchestration/orchestrations';

function status($client, string $kind, string $id): int
{
    if ($kind === 'conversion') {
        return $client->get(OLD . "/$id")->getStatusCode();
    }
    return $client->get(NEW_PATH . "/$id")->getStatusCode();
}
