<?php

const SCOPES = ['orchestration:write_orchestration', 'funding:read_profile'

function f(
