import requests

page = requests.get(BASE + "/v2/orchestration/orchestrations").json()["items"]
print(len(page)
