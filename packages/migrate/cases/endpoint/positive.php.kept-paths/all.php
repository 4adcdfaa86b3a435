<?php

const RESOURCE = 'orchestration/orchestrations';
define('QUOTES', '/v2/quotes');

enum Endpoint: string
{
    case Conversions = '/v2/orchestration/orchestrations';
    case Quotes = '/v2/quotes';
}

class Reader
{
    private const CONVERSIONS = '/v2/orchestration/orchestrations';
    private string $path = '/v2/orchestration/orchestrations';

    public function __construct(private Client $client, private string $base)
    {
    }

    public function one(string $id): void
    {
        echo $this->client->get("{$this->path}/$id")->getStatusCode();
        echo $this->client->get(self::CONVERSIONS . '/' . $id)->getStatusCode();
        echo $this->client->get(sprintf('%s/v2/%s/%s', $this->base, RESOURCE, $id))->getStatusCode();
        echo $this->client->get(implode('/', [$this->base, 'v2', 'orchestration', 'orchestrations', $id]))->getStatusCode();
        echo $this->client->get($this->url($id))->getStatusCode();
        echo $this->client->get(Endpoint::Conversions->value . "/$id")->getStatusCode();
        echo $this->client->get(Endpoint::Quotes->value . "/$id")->json('amount');
        echo $this->client->get(QUOTES . "/$id")->json('amount');
    }

    private function url(string $id): string
    {
        return rtrim($this->base, '/') . '/v2/conversion/stablecoins/' . $id;
    }
}
