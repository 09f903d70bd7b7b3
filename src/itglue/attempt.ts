// The id of one attempt to connect, which joins the form's events with the server's log.

/** The request header in which the id is sent. */
export const attemptHeader = 'x-attempt-id';

/** Reads the id from the headers of a request. `undefined` if there is none, or if it isn't safe to log. */
export function attemptIn({ headers }: { headers: Headers }): string | undefined {
  const id = headers.get(attemptHeader);
  return id && /^[\w-]{1,64}$/.test(id) ? id : undefined;
}
