import pytest
import responses
import respx
from httpx import Response

URL = "https://api.sandbox.paxos.com/v2/orchestration/orchestrations"


@pytest.fixture
def created():
    return {
        "id": "e9a2f4c1-6b8d-4e3a-b5c7-1d0f9e8a7b6c",
        "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
        "source_amount": "100",
        "source_asset": "USD",
        "destination_asset": "PYUSD",
        "status": "PROCESSING",
        "created_at": "2026-04-20T12:30:01.397730Z",
        "source": {
            "profile": {
                "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
            },
        },
        "destination": {
            "profile": {
                "profile_id": "7c4e8f2a-1d3b-4a5e-9f6c-8b2d7e0a4f1c",
            },
        },
    }


@responses.activate
def test_create(client, created):
    responses.add(responses.POST, URL, json=created, status=201)
    client.convert("100")
    assert responses.calls[0].request.url == URL


@respx.mock
def test_get(client):
    respx.get(URL + "/e9a2f4c1").mock(return_value=Response(200, json={"id": "e9a2f4c1", "status": "COMPLETED", "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD"}))
    client.find("e9a2f4c1")
