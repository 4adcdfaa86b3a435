from conversion.stablecoins import rates
from .conversion import stablecoins

ROUTE = "/v2/conversions/stablecoins-report"
FILE = "./conversion/stablecoins.py"


def load(session, base):
    return session.get(f"{base}/v2/conversion/rates", params={"pair": "USDPYUSD"}), rates, stablecoins
