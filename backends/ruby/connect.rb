# The endpoint that the Connect form posts to, with Sinatra and Ruby's standard library.
#
#     ruby connect.rb -p 8000

require 'json'
require 'net/http'
require 'sinatra'
require 'time'
require 'timeout'

# Only tests use another address. The key goes to IT Glue's three hosts and nowhere else.
BASE_URL = ENV.fetch('ITGLUE_BASE_URL', 'https://{subdomain}.itglue.com')
SUBDOMAINS = %w[api api.eu api.au].freeze
SECONDS_FOR_IT_GLUE = 10
LONGEST_BODY = 4096

# Replace these with your sign-in, your users and your database.
SESSIONS = { 'dana' => 'customer-1' }.freeze # Dana is an administrator. Nobody else may connect.
CONNECTIONS = {} # rubocop:disable Style/MutableConstant
SAVES = [] # rubocop:disable Style/MutableConstant

# Stores the connection in place of an earlier one. Encrypt the key before you store it.
def save(customer, subdomain, api_key)
  CONNECTIONS[customer] = [subdomain, api_key]
  SAVES << customer
end

# The reason of a failure: a status, a code that the form knows, and values for its messages.
class Failure < StandardError
  attr_reader :status, :code, :extras

  def initialize(status, code, extras = {})
    super(code)
    @status = status
    @code = code
    @extras = extras
  end
end

# Asks IT Glue at one subdomain. Returns how many organizations the key sees.
def ask(subdomain, api_key)
  uri = URI("#{BASE_URL.sub('{subdomain}', subdomain)}/organizations?page%5Bsize%5D=1")
  request = Net::HTTP::Get.new(uri, 'x-api-key' => api_key, 'accept' => 'application/vnd.api+json')
  # Net::HTTP follows no redirect, which would take the key to wherever it points.
  answer = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == 'https', max_retries: 0) { |http| http.request(request) }
  case answer.code.to_i
  when 200 then count_organizations(JSON.parse(answer.body))
  when 401, 403, 404 then raise Failure.new(422, 'key_rejected')
  when 429
    wait = answer['retry-after'].to_s
    raise Failure.new(429, 'rate_limited', wait.match?(/\A\d+\z/) ? { retryAfter: wait.to_i } : {})
  else raise Failure.new(502, 'unavailable')
  end
rescue SystemCallError, SocketError, EOFError, OpenSSL::SSL::SSLError, Net::ProtocolError, JSON::ParserError
  raise Failure.new(502, 'unavailable')
end

def count_organizations(document)
  rows = document['data'] if document.is_a?(Hash)
  raise Failure.new(502, 'unavailable') unless rows.is_a?(Array)

  count = document.dig('meta', 'total-count')
  return count if count.is_a?(Integer)

  # The wrong region has been seen to answer without rows and without a count.
  raise rows.empty? ? Failure.new(422, 'key_rejected') : Failure.new(502, 'unavailable')
end

# Tells a bad key from a good key with the wrong region, the most common mistake.
def verify(subdomain, api_key)
  own = outcome(subdomain, api_key)
  rejected = own.is_a?(Failure) && own.code == 'key_rejected'
  # An account's own company is an organization, so 0 of them is doubtful.
  if rejected || own == 0
    others = SUBDOMAINS - [subdomain]
    answers = others.to_h { |other| [other, Thread.new { outcome(other, api_key) }] }.transform_values(&:value)
    right, = answers.find { |_, answer| answer.is_a?(Integer) && answer.positive? }
    raise Failure.new(422, 'wrong_subdomain', { suggestedSubdomain: right }) if right

    # A region that gave no verdict may be the one that the key belongs to.
    doubt = answers.values.find { |answer| answer.is_a?(Failure) && answer.code != 'key_rejected' }
    raise doubt if doubt
  end
  own.is_a?(Failure) ? raise(own) : own
end

def outcome(subdomain, api_key)
  ask(subdomain, api_key)
rescue Failure => e
  e
end

def connect(request)
  origin, site = request.env.values_at('HTTP_ORIGIN', 'HTTP_SEC_FETCH_SITE')
  # No script can set Sec-Fetch-Site. Older browsers send only the origin.
  same = site ? site == 'same-origin' : origin.nil? || origin == request.base_url
  raise Failure.new(403, 'invalid_request') unless same
  raise Failure.new(415, 'invalid_request') unless request.media_type == 'application/json'

  customer = SESSIONS[request.cookies['session']] or raise Failure.new(403, 'not_allowed')

  body = request.body.read(LONGEST_BODY + 1).to_s
  raise Failure.new(413, 'invalid_request') if body.bytesize > LONGEST_BODY

  fields = JSON.parse(body)
  subdomain, api_key = fields.values_at('subdomain', 'api_key') if fields.is_a?(Hash)
  # A value that isn't shaped like a key may be the user's own password, so it is sent nowhere.
  shaped = api_key.is_a?(String) && api_key.length <= 512 && api_key.match?(/\AITG\.[A-Za-z0-9._-]+\z/)
  raise Failure.new(400, 'invalid_request') unless SUBDOMAINS.include?(subdomain) && shaped

  count = Timeout.timeout(SECONDS_FOR_IT_GLUE) { verify(subdomain, api_key) }
  save(customer, subdomain, api_key)
  connection = { subdomain: subdomain, organizationCount: count, connectedAt: Time.now.utc.iso8601 }
  # Four characters of a shorter key would give too much of it away.
  api_key.length < 16 ? connection : connection.merge(keyHint: api_key[-4..])
rescue JSON::ParserError
  raise Failure.new(400, 'invalid_request')
rescue Timeout::Error
  raise Failure.new(504, 'timeout')
end

set :show_exceptions, false
set :raise_errors, false

before { headers 'cache-control' => 'no-store' }

post('/api/itglue/connect') { content_type(:json) && { connection: connect(request) }.to_json }

# Only for the conformance run.
get('/saves') { content_type(:json) && { saves: SAVES.length }.to_json }

%i[get put patch delete options].each do |method|
  send(method, '/api/itglue/connect') { raise Failure.new(405, 'invalid_request') }
end

error do |thrown|
  failure = thrown.is_a?(Failure) ? thrown : Failure.new(500, 'unknown')
  headers 'allow' => 'POST' if failure.status == 405
  headers 'retry-after' => failure.extras[:retryAfter].to_s if failure.extras[:retryAfter]
  content_type 'application/problem+json'
  halt failure.status, { type: "urn:itglue-connect:#{failure.code}", status: failure.status, code: failure.code, **failure.extras }.to_json
end
