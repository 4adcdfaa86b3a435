<?php

// https://docs.paxos.com/guides/developer/redeem
function (
