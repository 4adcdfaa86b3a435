<?php

use Symfony\Component\Serializer\Annotation\SerializedName;

final class Conversion
{
    public string $id;
    #[SerializedName('amount')]
    public string $value;
    #[SerializedName('target_asset')]
    public string $asset;
    public string $status;
}

final class Api
{
    public function find(string $id): Conversion
    {
        return $this->serializer->deserialize((string) $this->client->get("/v2/conversion/stablecoins/$id")->getBody(), Conversion::class, 'json');
    }
}
