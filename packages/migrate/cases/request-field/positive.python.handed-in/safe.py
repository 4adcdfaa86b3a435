def _post(session, body):
    return session.post("https://api.paxos.com/v2/orchestration/orchestrations", json=body).status_code


def _usd(session, ref, profile):
    _post(session, {"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD"})


def _pyusd(session, ref, profile):
    _post(session, {"ref_id": ref, "source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": "1", "source_asset": "PYUSD", "destination_asset": "USD"})
