<?php

function orders($client)
{
    return $client->get('/v2/profiles/p/orders')->json()['items'];
}
