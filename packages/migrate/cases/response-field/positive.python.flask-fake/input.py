from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/v2/conversion/stablecoins", methods=["POST"])
def _create():
    return {"id": "1", "status": "CREATED", "amount": "1", "source_asset": "USD", "target_asset": "PYUSD"}


@app.get("/v2/conversion/stablecoins/<conversion_id>")
def _get(conversion_id):
    return jsonify({"id": conversion_id, "status": "SETTLED"})
