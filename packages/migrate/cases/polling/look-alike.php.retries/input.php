<?php

function load($client)
{
    while (true) {
        $page = $client->get('/v2/profiles')->json();
        if ($page['status'] === 'SETTLED') {
            return $page;
        }
    }
}
