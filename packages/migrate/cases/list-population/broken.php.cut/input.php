<?php

$page = $client->get('/v2/conversion/stablecoins')->json()['items'];
echo count($page);
function (
