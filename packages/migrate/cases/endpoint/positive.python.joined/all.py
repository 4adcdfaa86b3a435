import json
import urllib.parse
import urllib.request

VERSION = "v2"
_RESOURCE = "orchestration/orchestrations"
_SEGMENTS = [VERSION, "orchestration", "orchestrations"]


def _read(base, conversion_id, opener):
    url = urllib.parse.urljoin(base, "/v2/orchestration/orchestrations/" + conversion_id)
    with urllib.request.urlopen(url) as reply:
        first = json.load(reply)
    second = opener.get("{}/{}/{}/{}".format(base, VERSION, _RESOURCE, conversion_id))
    third = opener.get("%s/v2/orchestration/orchestrations/%s" % (base, conversion_id))
    fourth = opener.get(base + "/" + "/".join(_SEGMENTS) + "/" + conversion_id)
    return first["id"], second.status_code, third.status_code, fourth.status_code
