import requests

LABELS = {"CREATED": "pending", "SETTLED": "done", "CANCELLED": "gone"}


def _label(base, conversion_id):
    conversion = requests.get(f"{base}/v2/conversion/stablecoins/{conversion_id}").json()
    status = conversion["status"]
    if status == "SETTLED":
        print("done")
    elif status in ("CREATED", "CANCELLED"):
        print("not yet")
    print(LABELS[status], LABELS.get(status))
    match status:
        case "CREATED":
            print(1)
        case "SETTLED" | "CANCELLED":
            print(2)
