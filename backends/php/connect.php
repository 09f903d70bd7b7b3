<?php
/*
 * The endpoint that the Connect form posts to, in plain PHP. In Laravel, the body of connect() is a controller's.
 *
 *     php -S 127.0.0.1:8000 connect.php
 */
declare(strict_types=1);

const SUBDOMAINS = ['api', 'api.eu', 'api.au'];
const SECONDS_FOR_IT_GLUE = 10;
const LONGEST_BODY = 4096;

// Replace these with your sign-in, your users and your database. Dana is an administrator; nobody else may connect.
const SESSIONS = ['dana' => 'customer-1'];
define('STORE', getenv('ACME_STORE') ?: sys_get_temp_dir() . '/acme-connections-' . getmypid() . '.json');

function saved(): array
{
    return is_file(STORE) ? json_decode(file_get_contents(STORE), true) : ['saves' => 0];
}

/** Stores the connection in place of an earlier one. Encrypt the key before you store it, as with sodium. */
function save(string $customer, string $subdomain, string $apiKey): void
{
    $encrypted = base64_encode(sodium_crypto_box_seal($apiKey, sodium_crypto_box_publickey(sodium_crypto_box_keypair())));
    $store = [$customer => [$subdomain, $encrypted], 'saves' => saved()['saves'] + 1] + saved();
    file_put_contents(STORE, json_encode($store), LOCK_EX);
}

/** The reason of a failure: a status, a code that the form knows, and values for its messages. */
class Failure extends Exception
{
    public function __construct(public readonly int $status, public readonly string $reason, public readonly array $extras = [])
    {
        parent::__construct($reason);
    }
}

/** Asks IT Glue at one subdomain. Returns how many organizations the key sees. */
function ask(string $subdomain, string $apiKey, float $deadline): int
{
    // Only tests use another address. The key goes to IT Glue's three hosts and nowhere else.
    $base = getenv('ITGLUE_BASE_URL') ?: 'https://{subdomain}.itglue.com';
    $url = str_replace('{subdomain}', $subdomain, $base) . '/organizations?page%5Bsize%5D=1';
    $options = [
        'header' => ["x-api-key: $apiKey", 'accept: application/vnd.api+json'],
        'follow_location' => 0, // A redirect would take the key to wherever it points.
        'ignore_errors' => true,
        'timeout' => max(0.1, $deadline - microtime(true)),
    ];
    $text = @file_get_contents($url, false, stream_context_create(['http' => $options]), 0, 1_000_000);
    if (microtime(true) >= $deadline) throw new Failure(504, 'timeout');
    if ($text === false || !preg_match('~^HTTP/\S+ (\d+)~', $http_response_header[0] ?? '', $found)) throw new Failure(502, 'unavailable');
    $status = (int) $found[1];
    if (in_array($status, [401, 403, 404], true)) throw new Failure(422, 'key_rejected');
    if ($status === 429) {
        $wait = preg_grep('~^retry-after:\s*\d+$~i', $http_response_header);
        throw new Failure(429, 'rate_limited', $wait ? ['retryAfter' => (int) substr(strstr(current($wait), ':'), 1)] : []);
    }
    $document = $status === 200 ? json_decode($text, true) : null;
    if (!is_array($document['data'] ?? null)) throw new Failure(502, 'unavailable');
    if (is_int($document['meta']['total-count'] ?? null)) return $document['meta']['total-count'];
    // The wrong region has been seen to answer without rows and without a count.
    throw $document['data'] ? new Failure(502, 'unavailable') : new Failure(422, 'key_rejected');
}

/** Tells a bad key from a good key with the wrong region, the most common mistake. */
function verify(string $subdomain, string $apiKey): int
{
    $deadline = microtime(true) + SECONDS_FOR_IT_GLUE;
    $doubt = null;
    try {
        $count = ask($subdomain, $apiKey, $deadline);
        // An account's own company is an organization, so 0 of them is doubtful.
        if ($count > 0) return $count;
    } catch (Failure $own) {
        if ($own->reason !== 'key_rejected') throw $own;
        $doubt = $own;
    }
    foreach (array_diff(SUBDOMAINS, [$subdomain]) as $other) {
        try {
            if (ask($other, $apiKey, $deadline) > 0) throw new Failure(422, 'wrong_subdomain', ['suggestedSubdomain' => $other]);
        } catch (Failure $failure) {
            if ($failure->reason === 'wrong_subdomain') throw $failure;
            // A region that gave no verdict may be the one that the key belongs to.
            if ($failure->reason !== 'key_rejected') $doubt = $failure;
        }
    }
    return $doubt ? throw $doubt : $count;
}

function connect(): array
{
    if ($_SERVER['REQUEST_METHOD'] !== 'POST') throw new Failure(405, 'invalid_request');
    $origin = $_SERVER['HTTP_ORIGIN'] ?? null;
    $site = $_SERVER['HTTP_SEC_FETCH_SITE'] ?? null;
    // No script can set Sec-Fetch-Site. Older browsers send only the origin.
    $same = $site !== null ? $site === 'same-origin' : $origin === null || preg_replace('~^\w+://~', '', $origin) === $_SERVER['HTTP_HOST'];
    if (!$same) throw new Failure(403, 'invalid_request');
    if (!preg_match('~^application/json\s*(;|$)~i', $_SERVER['CONTENT_TYPE'] ?? '')) throw new Failure(415, 'invalid_request');
    $customer = SESSIONS[$_COOKIE['session'] ?? ''] ?? throw new Failure(403, 'not_allowed');
    $body = file_get_contents('php://input', false, null, 0, LONGEST_BODY + 1);
    if (strlen($body) > LONGEST_BODY) throw new Failure(413, 'invalid_request');
    $fields = json_decode($body, true);
    ['subdomain' => $subdomain, 'api_key' => $apiKey] = (is_array($fields) ? $fields : []) + ['subdomain' => null, 'api_key' => null];
    // A value that isn't shaped like a key may be the user's own password, so it is sent nowhere.
    $shaped = is_string($apiKey) && strlen($apiKey) <= 512 && preg_match('~^ITG\.[A-Za-z0-9._-]+$~D', $apiKey);
    if (!in_array($subdomain, SUBDOMAINS, true) || !$shaped) throw new Failure(400, 'invalid_request');
    $count = verify($subdomain, $apiKey);
    save($customer, $subdomain, $apiKey);
    // Four characters of a shorter key would give too much of it away.
    $hint = strlen($apiKey) >= 16 ? ['keyHint' => substr($apiKey, -4)] : [];
    return ['subdomain' => $subdomain, 'organizationCount' => $count, 'connectedAt' => gmdate(DATE_ATOM)] + $hint;
}

function answer(int $status, array $body, string $type = 'application/json'): void
{
    http_response_code($status);
    header("content-type: $type");
    header('cache-control: no-store');
    echo json_encode($body);
}

// Only for the conformance run.
if ($_SERVER['REQUEST_URI'] === '/saves') {
    answer(200, ['saves' => saved()['saves']]);
    return;
}
try {
    answer(200, ['connection' => connect()]);
} catch (Throwable $thrown) {
    $failure = $thrown instanceof Failure ? $thrown : new Failure(500, 'unknown');
    if ($failure->status === 405) header('allow: POST');
    if (isset($failure->extras['retryAfter'])) header("retry-after: {$failure->extras['retryAfter']}");
    $problem = ['type' => "urn:itglue-connect:$failure->reason", 'status' => $failure->status, 'code' => $failure->reason];
    answer($failure->status, $problem + $failure->extras, 'application/problem+json');
}
