<?php

const SCOPES = [
    'funding:read_profile',
    'conversion:read_conversion_stablecoin',
    'conversion:write_conversion_stablecoin',
];

function token($client, $id, $secret)
{
    return $client->post('https://oauth.paxos.com/oauth2/token', ['form_params' => ['grant_type' => 'client_credentials', 'client_id' => $id, 'client_secret' => $secret, 'scope' => implode(' ', SCOPES)]])->json('access_token');
}

const ONE = 'funding:read_profile conversion:write_conversion_stablecoin';
const TWO = 'funding:read_profile '
    . 'conversion:read_conversion_stablecoin';
