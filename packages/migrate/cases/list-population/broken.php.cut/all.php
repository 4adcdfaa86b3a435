<?php

$page = $client->get('/v2/orchestration/orchestrations')->json()['items'];
echo count($page);
function (
