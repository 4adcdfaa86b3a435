class PaxosClient:
    def __init__(self, session, base):
        self._session = session
        self._base = base

    def _request(self, method, path, **options):
        response = self._session.request(method, self._base + path, **options)
        response.raise_for_status()
        return response.json()

    def _create(self, profile, amount, ref):
        created = self._request(
            "POST",
            "/v2/orchestration/orchestrations",
            json={"source": {"profile": {"profile_id": profile}}, "destination": {"profile": {"profile_id": profile}}, "source_amount": amount, "source_asset": "USDP", "destination_asset": "USD", "ref_id": ref},
        )
        return created["id"]

    def _find(self, conversion_id):
        found = self._request("GET", f"/v2/conversion/stablecoins/{conversion_id}")
        print(found["id"])
