<?php

function cancel($client, $profile, $order): void
{
    $client->delete("/v2/profiles/$profile/orders/$order");
}
