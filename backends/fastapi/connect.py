"""The endpoint that the Connect form posts to, with FastAPI and httpx.

    uvicorn connect:app --port 8000
"""

import asyncio
import json
import os
import re
from datetime import datetime, timezone

import httpx
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

# Only tests use another address. The key goes to IT Glue's three hosts and nowhere else.
BASE_URL = os.environ.get("ITGLUE_BASE_URL", "https://{subdomain}.itglue.com")
SUBDOMAINS = ("api", "api.eu", "api.au")
SECONDS_FOR_IT_GLUE = 10
LONGEST_BODY = 4096
# Four characters of a shorter key would give too much of it away.
SHORTEST_WITH_HINT = 16

app = FastAPI()

# Replace these with your sign-in, your users and your database.
sessions = {"dana": "customer-1"}  # Dana is an administrator. Nobody else may connect.
connections = []


def save(customer, subdomain, api_key):
    """Stores the connection in place of an earlier one. Encrypt the key before you store it."""
    connections.append((customer, subdomain, api_key))


class Failure(Exception):
    """The reason of a failure: a status, a code that the form knows, and values for its messages."""

    def __init__(self, status, code, **extras):
        super().__init__(code)
        self.status, self.code, self.extras = status, code, extras


@app.exception_handler(Failure)
def answer_failure(_, failure):
    headers = {"cache-control": "no-store"}
    if failure.status == 405:
        headers["allow"] = "POST"
    if "retryAfter" in failure.extras:
        headers["retry-after"] = str(failure.extras["retryAfter"])
    body = {"type": f"urn:itglue-connect:{failure.code}", "status": failure.status, "code": failure.code}
    return JSONResponse({**body, **failure.extras}, failure.status, headers, "application/problem+json")


@app.exception_handler(HTTPException)
def answer_other_method(request, error):
    return answer_failure(request, Failure(error.status_code, "invalid_request"))


@app.exception_handler(Exception)
def answer_bug(request, _):
    return answer_failure(request, Failure(500, "unknown"))


async def ask(client, subdomain, api_key):
    """Asks IT Glue at one subdomain. Returns how many organizations the key sees, or a Failure."""
    url = BASE_URL.format(subdomain=subdomain) + "/organizations"
    headers = {"x-api-key": api_key, "accept": "application/vnd.api+json"}
    try:
        answer = await client.get(url, params={"page[size]": 1}, headers=headers)
        if answer.status_code in (401, 403, 404):
            return Failure(422, "key_rejected")
        if answer.status_code == 429:
            wait = answer.headers.get("retry-after", "")
            return Failure(429, "rate_limited", **({"retryAfter": int(wait)} if wait.isdigit() else {}))
        if answer.status_code != 200:
            return Failure(502, "unavailable")
        document = answer.json()
        count, rows = document["meta"].get("total-count"), document["data"]
    except (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError):
        # No connection, a broken one, not JSON, or not the JSON of IT Glue.
        return Failure(502, "unavailable")
    if isinstance(count, int):
        return count
    # The wrong region has been seen to answer without rows and without a count.
    return Failure(502, "unavailable") if rows else Failure(422, "key_rejected")


async def verify(subdomain, api_key):
    """Tells a bad key from a good key with the wrong region, the most common mistake."""
    # A redirect would take the key to wherever it points. The limit below covers all requests together.
    async with httpx.AsyncClient(follow_redirects=False, timeout=None) as client:
        own = await ask(client, subdomain, api_key)
        rejected = isinstance(own, Failure) and own.code == "key_rejected"
        # An account's own company is an organization, so 0 of them is doubtful.
        if rejected or own == 0:
            others = [other for other in SUBDOMAINS if other != subdomain]
            answers = await asyncio.gather(*(ask(client, other, api_key) for other in others))
            for other, answer in zip(others, answers):
                if isinstance(answer, int) and answer > 0:
                    raise Failure(422, "wrong_subdomain", suggestedSubdomain=other)
            for answer in answers:
                # A region that gave no verdict may be the one that the key belongs to.
                if isinstance(answer, Failure) and answer.code != "key_rejected":
                    raise answer
        if isinstance(own, Failure):
            raise own
        return own


async def read_credentials(request):
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_BODY:
            raise Failure(413, "invalid_request")
    try:
        fields = json.loads(body)
        subdomain, api_key = fields["subdomain"], fields["api_key"]
        # A value that isn't shaped like a key may be the user's own password, so it is sent nowhere.
        if subdomain not in SUBDOMAINS or not re.fullmatch(r"ITG\.[A-Za-z0-9._-]{1,508}", api_key):
            raise ValueError
    except (ValueError, KeyError, TypeError):
        raise Failure(400, "invalid_request") from None
    return subdomain, api_key


@app.post("/api/itglue/connect")
async def connect(request: Request):
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    # No script can set Sec-Fetch-Site. Older browsers send only the origin.
    same = site == "same-origin" if site else not origin or origin == str(request.base_url).rstrip("/")
    if not same:
        raise Failure(403, "invalid_request")
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise Failure(415, "invalid_request")
    customer = sessions.get(request.cookies.get("session"))
    if customer is None:
        raise Failure(403, "not_allowed")
    subdomain, api_key = await read_credentials(request)
    try:
        count = await asyncio.wait_for(verify(subdomain, api_key), SECONDS_FOR_IT_GLUE)
    except asyncio.TimeoutError:
        raise Failure(504, "timeout") from None
    save(customer, subdomain, api_key)
    connected_at = datetime.now(timezone.utc).isoformat()
    connection = {"subdomain": subdomain, "organizationCount": count, "connectedAt": connected_at}
    if len(api_key) >= SHORTEST_WITH_HINT:
        connection["keyHint"] = api_key[-4:]
    return JSONResponse({"connection": connection}, headers={"cache-control": "no-store"})


@app.get("/saves")
def count_saves():
    """Only for the conformance run."""
    return {"saves": len(connections)}
