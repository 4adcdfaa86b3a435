<?php

function cancel($client, $id)
{
    $client->delete('/v2/conversion/stablecoins/' . $id);
    return );
