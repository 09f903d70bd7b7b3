// Reading a body from someone else, who may send anything, for ever.

/** The body is longer than was allowed. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/** The body has not a single byte. */
export class BodyEmpty extends SyntaxError {
  constructor() {
    super('The body is not JSON');
  }
}

/**
 * Parses a JSON body of at most `limit` bytes, and reads no more than that.
 *
 * @throws {BodyTooLarge} as soon as there are more bytes
 * @throws {SyntaxError} if it is not JSON, and a {@link BodyEmpty} if there is none
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
      // Not awaited: a stream may take its time to close, and nobody needs it any more.
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
    // The original quotes the text, and that may have a key in it.
    throw new SyntaxError('The body is not JSON');
  }
}
