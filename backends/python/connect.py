"""The endpoint that the Connect form posts to, with only Python's standard library.

    PORT=8000 python3 connect.py
"""

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor, TimeoutError as TooLate
from datetime import datetime, timezone
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib import error, request

# Only tests use another address. The key goes to IT Glue's three hosts and nowhere else.
BASE_URL = os.environ.get("ITGLUE_BASE_URL", "https://{subdomain}.itglue.com")
SUBDOMAINS = ("api", "api.eu", "api.au")
SECONDS_FOR_IT_GLUE = 10
LONGEST_BODY = 4096
# Four characters of a shorter key would give too much of it away.
SHORTEST_WITH_HINT = 16

# Replace these with your sign-in, your users and your database.
SESSIONS = {"dana": "customer-1"}  # Dana is an administrator. Nobody else may connect.
CONNECTIONS = []


def save(customer, subdomain, api_key):
    """Stores the connection in place of an earlier one. Encrypt the key before you store it."""
    CONNECTIONS.append((customer, subdomain, api_key))


class Failure(Exception):
    """The reason of a failure: a status, a code that the form knows, and values for its messages."""

    def __init__(self, status, code, **extras):
        super().__init__(code)
        self.status, self.code, self.extras = status, code, extras


class NoRedirect(request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None  # A redirect would take the key to wherever it points.


opener = request.build_opener(NoRedirect)
pool = ThreadPoolExecutor(max_workers=32)


def ask(subdomain, api_key):
    """Asks IT Glue at one subdomain. Returns how many organizations the key sees."""
    url = BASE_URL.format(subdomain=subdomain) + "/organizations?page[size]=1"
    headers = {"x-api-key": api_key, "accept": "application/vnd.api+json"}
    try:
        with opener.open(request.Request(url, headers=headers), timeout=2 * SECONDS_FOR_IT_GLUE) as answer:
            document = json.loads(answer.read(1_000_000))
            rows, count = document["data"], document["meta"].get("total-count")
    except error.HTTPError as refusal:
        if refusal.code in (401, 403, 404):
            raise Failure(422, "key_rejected") from None
        if refusal.code == 429:
            wait = refusal.headers.get("retry-after", "")
            raise Failure(429, "rate_limited", **({"retryAfter": int(wait)} if wait.isdigit() else {})) from None
        raise Failure(502, "unavailable") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # No connection, a broken one, not JSON, or not the JSON of IT Glue.
        raise Failure(502, "unavailable") from None
    if isinstance(count, int):
        return count
    # The wrong region has been seen to answer without rows and without a count.
    raise Failure(502, "unavailable") if rows else Failure(422, "key_rejected")


def verify(subdomain, api_key):
    """Tells a bad key from a good key with the wrong region, the most common mistake."""
    doubt = None
    for at in (subdomain, *(other for other in SUBDOMAINS if other != subdomain)):
        try:
            found = ask(at, api_key)
        except Failure as failure:
            if at == subdomain and failure.code != "key_rejected":
                raise
            # A region that gave no verdict may be the one that the key belongs to.
            if at == subdomain or failure.code != "key_rejected":
                doubt = failure
            continue
        # An account's own company is an organization, so 0 of them is doubtful.
        if found > 0 and at == subdomain:
            return found
        if found > 0:
            raise Failure(422, "wrong_subdomain", suggestedSubdomain=at)
    if doubt:
        raise doubt
    return 0


class Connect(BaseHTTPRequestHandler):
    def connect(self):
        origin, site = self.headers.get("origin"), self.headers.get("sec-fetch-site")
        # No script can set Sec-Fetch-Site. Older browsers send only the origin.
        same = site == "same-origin" if site else not origin or origin.endswith("://" + self.headers["host"])
        session = SimpleCookie(self.headers.get("cookie", "")).get("session")
        length = self.headers.get("content-length", "")
        if not same:
            raise Failure(403, "invalid_request")
        if self.headers.get_content_type() != "application/json":
            raise Failure(415, "invalid_request")
        if session is None or session.value not in SESSIONS:
            raise Failure(403, "not_allowed")
        if length.isdigit() and int(length) > LONGEST_BODY:
            raise Failure(413, "invalid_request")
        try:
            body = json.loads(self.rfile.read(int(length)))
            subdomain, api_key = body["subdomain"], body["api_key"]
            # A value that isn't shaped like a key may be the user's own password, so it is sent nowhere.
            if subdomain not in SUBDOMAINS or not re.fullmatch(r"ITG\.[A-Za-z0-9._-]{1,508}", api_key):
                raise ValueError
        except (ValueError, KeyError, TypeError):
            raise Failure(400, "invalid_request") from None
        try:
            count = pool.submit(verify, subdomain, api_key).result(timeout=SECONDS_FOR_IT_GLUE)
        except TooLate:
            raise Failure(504, "timeout") from None
        save(SESSIONS[session.value], subdomain, api_key)
        connected_at = datetime.now(timezone.utc).isoformat()
        connection = {"subdomain": subdomain, "organizationCount": count, "connectedAt": connected_at}
        if len(api_key) >= SHORTEST_WITH_HINT:
            connection["keyHint"] = api_key[-4:]
        return connection

    def do_POST(self):
        try:
            self.answer(200, {"connection": self.connect()})
        except Exception as thrown:  # In any case, the form gets an answer and the log no key.
            self.problem(thrown if isinstance(thrown, Failure) else Failure(500, "unknown"))

    def do_GET(self):
        if self.path != "/saves":
            return self.problem(Failure(405, "invalid_request"))
        self.answer(200, {"saves": len(CONNECTIONS)})  # Only for the conformance run.

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_GET

    def problem(self, failure):
        body = {"type": f"urn:itglue-connect:{failure.code}", "status": failure.status, "code": failure.code}
        headers = {"allow": "POST"} if failure.status == 405 else {}
        if "retryAfter" in failure.extras:
            headers["retry-after"] = str(failure.extras["retryAfter"])
        self.answer(failure.status, {**body, **failure.extras}, "application/problem+json", headers)

    def answer(self, status, body, content_type="application/json", headers={}):
        text = json.dumps(body).encode()
        self.send_response(status)
        common = {"content-type": content_type, "content-length": len(text), "cache-control": "no-store"}
        for name, value in {**common, **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(text)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8000"))), Connect).serve_forever()
