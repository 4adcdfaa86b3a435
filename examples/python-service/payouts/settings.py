"""Settings, read once from the environment."""

import os
from dataclasses import dataclass

READ_CONVERSIONS = "conversion:read_conversion_stablecoin"
WRITE_CONVERSIONS = "conversion:write_conversion_stablecoin"
SCOPES = ["funding:read_profile", READ_CONVERSIONS, WRITE_CONVERSIONS]


@dataclass(frozen=True)
class Settings:
    base_url: str
    token_url: str
    client_id: str
    client_secret: str
    treasury: str
    customers: str
    poll_seconds: float = 0.05
    give_up_seconds: float = 20.0
    attempts: int = 3

    @classmethod
    def from_env(cls, env=os.environ):
        return cls(
            base_url=env["PAXOS_BASE_URL"].rstrip("/"),
            token_url=env["PAXOS_TOKEN_URL"],
            client_id=env["PAXOS_CLIENT_ID"],
            client_secret=env["PAXOS_CLIENT_SECRET"],
            treasury=env["TREASURY_PROFILE_ID"],
            customers=env["CUSTOMERS_PROFILE_ID"],
        )
