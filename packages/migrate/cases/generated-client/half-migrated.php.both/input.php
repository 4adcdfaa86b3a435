<?php

use Paxos\Client\Api\OrchestrationsApi;
use Paxos\Client\Api\StablecoinConversionApi;

function find($old, $new): array
{
    return [(new StablecoinConversionApi())->getStablecoinConversion($old), (new OrchestrationsApi())->getOrchestration($new)];
}
