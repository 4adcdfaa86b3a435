<?php

use Paxos\Client\Api\StablecoinConversionApi;
use Paxos\Client\Model\CreateStablecoinConversionRequest;

function convert(StablecoinConversionApi $api, string $profile): void
{
    $created = $api->createStablecoinConversion(new CreateStablecoinConversionRequest(['profile_id' => $profile, 'amount' => '1', 'source_asset' => 'USD', 'target_asset' => 'PYUSD']));
    print_r($api->listStablecoinConversions($profile));
    $api->cancelStablecoinConversion($created->getId());
    print_r($api->getStablecoinConversionWithHttpInfo($created->getId()));
}
