// Reads a body from a sender that can't be trusted: it may send anything and never stop.

/** The body is longer than the limit. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The body is empty. */
export class BodyEmpty extends SyntaxError {
  constructor() {
    super('The body is not JSON');
  }
}

/**
 * Parses a JSON body of at most `limit` bytes, and stops reading after that.
 *
 * @throws {BodyTooLarge} as soon as there are more bytes
 * @throws {SyntaxError} if the body isn't JSON, and a {@link BodyEmpty} if it is empty
 */
export async function readJson(message: Request | Response, limit: number): Promise<unknown> {
  if (Number(message.headers.get('content-length')) > limit) throw new BodyTooLarge();
  const decoder = new TextDecoder();
  const reader = message.body?.getReader();
  let text = '';
  let length = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk || chunk.done) {
      if (length === 0) throw new BodyEmpty();
      return parse(text + decoder.decode());
    }
    length += chunk.value.byteLength;
    if (length > limit) {
      // Not awaited: a stream may take a while to close, and nobody needs it anymore.
      reader?.cancel().catch(() => {});
      throw new BodyTooLarge();
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The original error quotes the text, which may contain a key.
    throw new SyntaxError('The body is not JSON');
  }
}
