<?php

use Treasury\StablecoinConversion;

function convert(StablecoinConversion $service)
{
    return $service->createStablecoinConversion('1');
}
