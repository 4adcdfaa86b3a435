<?php

use Paxos\Client\Api\StablecoinConversionApi;

echo $api->getStablecoinConversion($id);
$api = new StablecoinConversionApi(
