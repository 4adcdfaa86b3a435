import requests


def executions(base, profile, since):
    return requests.get(f"{base}/v2/profiles/{profile}/executions", params={"created_at.begin": since, "updated_at.end": since})
