// What frameworks call the handler with: a Request, something like one, or none at all.

/** Whether it has what a `Request` has. That of Express, Fastify or Node.js has no `headers.get`. */
export function isRequest(request: Request | undefined): boolean {
  return typeof request?.headers?.get === 'function';
}

/**
 * Answers on the response of Node.js as well, if there is one. Express ignores what a handler returns, and the
 * page would wait for ever.
 */
export async function answerNode(response: unknown, answer: Response): Promise<Response> {
  if (isNodeResponse(response)) {
    response.statusCode = answer.status;
    answer.headers.forEach((value, name) => {
      response.setHeader(name, value);
    });
    response.end(await answer.clone().text());
  }
  return answer;
}

interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(text: string): unknown;
}

function isNodeResponse(response: unknown): response is NodeResponse {
  const given: Partial<Record<keyof NodeResponse, unknown>> = response ?? {};
  return [given.setHeader, given.end].every((method) => typeof method === 'function');
}

/** Aborted when the sender has gone. Some frameworks cannot make one for a request whose body was read. */
export function signalOf(request: Request): AbortSignal {
  try {
    return request.signal ?? new AbortController().signal;
  } catch {
    return new AbortController().signal;
  }
}

/** Whether someone has read the body, or is about to. */
export function wasRead(request: Request): boolean {
  try {
    return request.bodyUsed || request.body?.locked === true;
  } catch {
    // Adapters of Node.js fail like this when a body parser came first.
    return true;
  }
}
