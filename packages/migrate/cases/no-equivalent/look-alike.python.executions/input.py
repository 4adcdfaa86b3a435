import requests


def show(base, execution_id):
    return requests.get(f"{base}/v2/profiles/p/executions/{execution_id}").json()["settled_at"]
