<?php

use Symfony\Component\Serializer\Annotation\SerializedName;

final class CreateConversion
{
    public function __construct(
        #[SerializedName('ref_id')] public readonly string $ref,
        #[SerializedName('profile_id')] public readonly string $profile,
        #[SerializedName('amount')] public readonly string $value,
        #[SerializedName('source_asset')] public readonly string $from,
        #[SerializedName('target_asset')] public readonly string $to,
    ) {
    }
}

final class Api
{
    public function create(CreateConversion $request): void
    {
        $this->client->post('/v2/conversion/stablecoins', ['body' => $this->serializer->serialize($request, 'json')]);
    }
}
