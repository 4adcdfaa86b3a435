<?php

final class Conversion
{
    public function __construct(public readonly string $id, public readonly string $amount, public readonly string $target_asset)
    {
    }
}

final class Api
{
    public function find(string $id): Conversion
    {
        return new Conversion(...$this->client->get("/v2/conversion/stablecoins/$id")->json());
    }
}
