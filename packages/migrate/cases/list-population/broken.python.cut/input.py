import requests

page = requests.get(BASE + "/v2/conversion/stablecoins").json()["items"]
print(len(page)
