"""A thin layer over urllib: token, JSON in and out, problems as exceptions."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request

from .settings import SCOPES


class PaxosError(Exception):
    """An answer that is not a success; `problem` is the body as it came."""

    def __init__(self, status, problem):
        super().__init__(f"Paxos answered {status}: {problem.get('detail') or problem.get('title')}")
        self.status = status
        self.problem = problem


class PaxosClient:
    def __init__(self, settings, open_url=urllib.request.urlopen):
        self.settings = settings
        self._open = open_url
        self._token = None
        self._token_ends = 0.0

    def get(self, path, params=None):
        query = "?" + urllib.parse.urlencode(params) if params else ""
        return self._send("GET", path + query)

    def post(self, path, body):
        return self._send("POST", path, json.dumps(body).encode())

    def delete(self, path):
        return self._send("DELETE", path)

    def _send(self, method, path, data=None):
        request = urllib.request.Request(self.settings.base_url + path, data=data, method=method)
        request.add_header("Authorization", f"Bearer {self._access_token()}")
        if data is not None:
            request.add_header("Content-Type", "application/json")
        return self._read(request)

    def _read(self, request):
        try:
            with self._open(request, timeout=10) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            with error:
                text = error.read().decode("utf-8", "replace")
            try:
                problem = json.loads(text)
            except ValueError:
                problem = {"type": "about:blank", "title": text[:200]}
            raise PaxosError(error.code, problem) from None

    def _access_token(self):
        if self._token is None or time.monotonic() > self._token_ends - 60:
            form = {
                "grant_type": "client_credentials",
                "client_id": self.settings.client_id,
                "client_secret": self.settings.client_secret,
                "scope": " ".join(SCOPES),
            }
            data = urllib.parse.urlencode(form).encode()
            reply = self._read(urllib.request.Request(self.settings.token_url, data=data))
            self._token = reply["access_token"]
            self._token_ends = time.monotonic() + reply["expires_in"]
        return self._token
