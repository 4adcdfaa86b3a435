<?php

const LABELS = ['CREATED' => 'new', 'SETTLED' => 'done'];

function order($client, string $id)
{
    $found = $client->get("/v2/profiles/p/orders/$id")->json();
    return in_array($found['status'], ['SETTLED', 'CANCELLED'], true) ? LABELS[$found['status']] : null;
}
