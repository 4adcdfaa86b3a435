<?php

function show($client, $id): void
{
    if ($client->get('/v2/orchestration/orchestrations/' . $id)->json()['status'] === 'COMPLETED') {
        echo 'done';
    }
}

function
