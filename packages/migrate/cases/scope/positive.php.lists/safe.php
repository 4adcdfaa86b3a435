<?php

const SCOPES = [
    'funding:read_profile',
    'orchestration:read_orchestration',
    'orchestration:write_orchestration',
];

function token($client, $id, $secret)
{
    return $client->post('https://oauth.paxos.com/oauth2/token', ['form_params' => ['grant_type' => 'client_credentials', 'client_id' => $id, 'client_secret' => $secret, 'scope' => implode(' ', SCOPES)]])->json('access_token');
}

const ONE = 'funding:read_profile orchestration:write_orchestration';
const TWO = 'funding:read_profile '
    . 'orchestration:read_orchestration';
