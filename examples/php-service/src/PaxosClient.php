<?php

declare(strict_types=1);

namespace Copperfield\Treasury;

/** Token, JSON in and out, problems as exceptions. */
final class PaxosClient
{
    private const SCOPES = [
        'funding:read_profile',
        'conversion:read_conversion_stablecoin',
        'conversion:write_conversion_stablecoin',
    ];

    private ?string $token = null;
    private int $tokenEnds = 0;

    public function __construct(
        private string $baseUrl,
        private string $tokenUrl,
        private string $clientId,
        private string $clientSecret,
    ) {
    }

    public static function fromEnvironment(): self
    {
        return new self(
            getenv('PAXOS_BASE_URL') ?: 'https://api.sandbox.paxos.com/v2',
            getenv('PAXOS_TOKEN_URL') ?: 'https://oauth.sandbox.paxos.com/oauth2/token',
            (string) getenv('PAXOS_CLIENT_ID'),
            (string) getenv('PAXOS_CLIENT_SECRET'),
        );
    }

    public function get(string $path, array $query = []): array
    {
        return $this->send('GET', $path . ($query === [] ? '' : '?' . http_build_query($query)));
    }

    public function post(string $path, array $body): array
    {
        return $this->send('POST', $path, json_encode($body, JSON_THROW_ON_ERROR));
    }

    public function delete(string $path): array
    {
        return $this->send('DELETE', $path);
    }

    private function send(string $method, string $path, ?string $body = null): array
    {
        $headers = ['Authorization: Bearer ' . $this->accessToken()];
        if ($body !== null) {
            $headers[] = 'Content-Type: application/json';
        }
        return $this->request($method, $this->baseUrl . $path, $headers, $body);
    }

    private function request(string $method, string $url, array $headers, ?string $body): array
    {
        $curl = curl_init($url);
        curl_setopt_array($curl, [
            CURLOPT_CUSTOMREQUEST => $method,
            CURLOPT_HTTPHEADER => $headers,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_TIMEOUT => 10,
        ]);
        if ($body !== null) {
            curl_setopt($curl, CURLOPT_POSTFIELDS, $body);
        }
        $text = curl_exec($curl);
        if ($text === false) {
            throw new \RuntimeException('no answer: ' . curl_error($curl));
        }
        $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
        $reply = json_decode($text, true);
        if ($status >= 300) {
            throw new PaxosException($status, is_array($reply) ? $reply : ['detail' => $text]);
        }
        return $reply;
    }

    private function accessToken(): string
    {
        if ($this->token === null || time() > $this->tokenEnds) {
            $reply = $this->request('POST', $this->tokenUrl, [], http_build_query([
                'grant_type' => 'client_credentials',
                'client_id' => $this->clientId,
                'client_secret' => $this->clientSecret,
                'scope' => implode(' ', self::SCOPES),
            ]));
            $this->token = $reply['access_token'];
            $this->tokenEnds = time() + $reply['expires_in'] - 60;
        }
        return $this->token;
    }
}
