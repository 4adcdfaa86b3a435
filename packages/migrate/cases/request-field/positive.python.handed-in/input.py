def _post(session, body):
    return session.post("https://api.paxos.com/v2/conversion/stablecoins", json=body).status_code


def _usd(session, ref, profile):
    _post(session, {"ref_id": ref, "profile_id": profile, "amount": "1", "source_asset": "USD", "target_asset": "PYUSD"})


def _pyusd(session, ref, profile):
    _post(session, {"ref_id": ref, "profile_id": profile, "amount": "1", "source_asset": "PYUSD", "target_asset": "USD"})
