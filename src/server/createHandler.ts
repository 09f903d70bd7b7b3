// What every handler does around its work: who may, from which page, and what is answered when it fails.

import { attemptIn } from '../itglue/attempt.js';
import { ConnectError, isAboutTheKey, isConnectError } from '../itglue/connectError.js';
import { problem } from './answers.js';
import { type Authorized, decide } from './decide.js';
import { answerNode, isRequest, signalOf } from './frameworks.js';
import { checkOrigin, readOrigins } from './origins.js';
import { quote, Refusal } from './refusal.js';
import { isProduction, log } from './report.js';

/** Who may, and who hears of failures. `Context` is what `authorize` returns. */
export interface HandlerOptions<Context extends Authorized> {
  /**
   * Who is asking, and may they connect? Called before the body is read; leave the body alone.
   *
   * It fails closed. Only an object, `true`, or a string or number that is not empty, 0 or NaN says yes.
   * `false`, `null`, `undefined` and everything else say no, with 403, and so does throwing.
   * A `Response` says no as well: with a status of 400 or more it is the answer, any other becomes 403.
   *
   * **Return who is asking, not whether they may.** A function of type `boolean` does not compile here.
   *
   * @returns what the other callbacks need to know of the user, such as the customer's id
   */
  authorize(request: Request): Promise<Context | Response> | Context | Response;
  /**
   * Additional origins that may send requests, such as `https://app.acme.example`. Required where the page has another
   * origin, for which the server also has to answer CORS, and where the server does not know its public
   * origin and the browser sends no `Sec-Fetch-Site`: on plain http, as at a name in the LAN.
   */
  allowedOrigins?: readonly string[];
  /**
   * Receives every refusal and every failure, for the host's log: a {@link Refusal} with its `status`, what
   * a callback threw, and a {@link ConnectError} such as `unavailable` with its `cause`.
   * Clients never see these. It is not called for a key that IT Glue does not accept (`key_rejected`,
   * `wrong_subdomain`, `rate_limited`), nor for a request that its sender has given up.
   *
   * `attemptId` is the id of the attempt, which the form's events have too, if the request has one.
   *
   * `console.error` by default, with keys taken out. If `NODE_ENV` is `production`, the default leaves out
   * refusals from before `authorize` has said yes, since anyone could fill the log with them.
   */
  onError?(error: unknown, request: Request, context: { attemptId: string | undefined }): void;
}

/** A request that `authorize` said yes to. */
export interface Authorization<Context> {
  request: Request;
  context: Context;
  /** Aborted when the sender has gone. */
  signal: AbortSignal;
  /** Reports a failure that does not end the request. */
  report(error: unknown): void;
}

/** What is done for one method. */
export interface Action<Context> {
  /** Refuses a request for its headers, before `authorize` is called. */
  check?(request: Request): void;
  run(authorization: Authorization<Context>): Promise<Response>;
}

/** Makes a handler of one action a method. It never rejects. */
export function createHandler<Context extends Authorized>(
  name: string,
  options: HandlerOptions<Context>,
  actions: Readonly<Record<string, Action<Context>>>,
): (request: Request) => Promise<Response> {
  const allowedOrigins = readOrigins(name, options.allowedOrigins);
  const methods = Object.keys(actions);

  return async function handle(request, ...more: unknown[]) {
    const signal = signalOf(request);
    try {
      if (!isRequest(request)) return await answerNode(more[0], noRequest());
      const action = actionOf(request);
      checkOrigin(request, allowedOrigins);
      action.check?.(request);
      const decision = await decide(() => options.authorize(request));
      if ('no' in decision) {
        if ('error' in decision) report(decision.error, false);
        return decision.no;
      }
      const { context } = decision;
      return await action.run({ request, context, signal, report: reportFailure });
    } catch (error) {
      return fail(error);
    }

    function noRequest(): Response {
      return fail(
        new TypeError(
          'The handler was called with something that is not a Request. In Express, Fastify, Nest and plain http, wrap it in toNodeListener of itglue-connect/node. In Hono, pass context.req.raw.',
        ),
      );
    }

    function fail(error: unknown): Response {
      if (error instanceof Refusal) {
        report(error, error.authorized);
        return refuse(error.status);
      }
      reportFailure(error);
      // One of any copy of this package. Of its fields, only what can be sent is sent.
      return problem(isConnectError(error) ? error : new ConnectError('unknown'));
    }

    function reportFailure(error: unknown): void {
      if (!(isConnectError(error) && isAboutTheKey(error.code))) report(error, true);
    }

    function report(error: unknown, authorized: boolean): void {
      if (signal.aborted) return;
      // The host's log may fail as well, at once or later, and there is an answer all the same.
      new Promise((resolve) => {
        const attemptId = isRequest(request) ? attemptIn(request) : undefined;
        if (options.onError) resolve(options.onError(error, request, { attemptId }));
        else if (authorized || !isProduction()) log(error, attemptId);
      }).catch(() => {});
    }
  };

  function actionOf({ method }: Request): Action<Context> {
    const action = Object.hasOwn(actions, method) ? actions[method] : undefined;
    if (action) return action;
    throw new Refusal(
      405,
      method === 'OPTIONS'
        ? 'OPTIONS asks whether another origin may send requests. Answer CORS in your server, and add the origin of the page to allowedOrigins.'
        : `the method is ${quote(method)}. The form posts; mount the handler for ${methods.join(', ')} alone.`,
    );
  }

  function refuse(status: Refusal['status']): Response {
    const response = problem(new ConnectError('invalid_request'), status);
    if (status === 405) response.headers.set('allow', methods.join(', '));
    return response;
  }
}

/** A callback that the host gives, and why. */
export interface Callback {
  why: string;
  optional?: true;
}

/** The callbacks of every handler. */
export const commonCallbacks = {
  authorize: { why: 'Without it, anyone could connect an account.' },
  onError: { why: 'Leave it out to log to the console.', optional: true },
} satisfies Record<string, Callback>;

/**
 * Checks the options when the handler is made, and not with the first user: without TypeScript, one may be missing
 * or misspelled.
 *
 * @throws {TypeError} for a callback that is not a function
 */
export function checkCallbacks(
  name: string,
  given: object | undefined,
  callbacks: Readonly<Record<string, Callback>>,
): void {
  const required = Object.keys(callbacks).filter((callback) => !callbacks[callback]?.optional);
  for (const [callback, { why, optional }] of Object.entries(callbacks)) {
    const value: unknown = Reflect.get(given ?? {}, callback);
    if (typeof value === 'function' || (optional && value === undefined)) continue;
    throw new TypeError(
      `${name}: ${callback} is not a function. ${why} Pass ${name}({ ${required.join(', ')} }).`,
    );
  }
}
