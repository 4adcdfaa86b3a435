<?php

const SCOPES = ['conversion:write_conversion_stablecoin', 'funding:read_profile'

function f(
