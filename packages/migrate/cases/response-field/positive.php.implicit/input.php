<?php

final class Conversion
{
    public function __construct(
        public readonly string $id,
        public readonly string $amount,
        public readonly string $target_asset,
    ) {
    }

    public static function fromArray(array $row): self
    {
        return new self($row['id'], $row['amount'], $row['target_asset']);
    }
}

final class Api
{
    public function find(string $id): Conversion
    {
        return Conversion::fromArray($this->client->get("/v2/conversion/stablecoins/$id")->json());
    }
}
