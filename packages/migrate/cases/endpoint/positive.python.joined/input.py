import json
import urllib.parse
import urllib.request

VERSION = "v2"
_RESOURCE = "conversion/stablecoins"
_SEGMENTS = [VERSION, "conversion", "stablecoins"]


def _read(base, conversion_id, opener):
    url = urllib.parse.urljoin(base, "/v2/conversion/stablecoins/" + conversion_id)
    with urllib.request.urlopen(url) as reply:
        first = json.load(reply)
    second = opener.get("{}/{}/{}/{}".format(base, VERSION, _RESOURCE, conversion_id))
    third = opener.get("%s/v2/conversion/stablecoins/%s" % (base, conversion_id))
    fourth = opener.get(base + "/" + "/".join(_SEGMENTS) + "/" + conversion_id)
    return first["id"], second.status_code, third.status_code, fourth.status_code
