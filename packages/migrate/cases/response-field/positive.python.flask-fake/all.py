from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/v2/orchestration/orchestrations", methods=["POST"])
def _create():
    return {"id": "1", "status": "PROCESSING", "source_amount": "1", "source_asset": "USD", "destination_asset": "PYUSD"}


@app.get("/v2/orchestration/orchestrations/<conversion_id>")
def _get(conversion_id):
    return jsonify({"id": conversion_id, "status": "COMPLETED"})
