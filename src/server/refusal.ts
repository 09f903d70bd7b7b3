// A request that the handler refuses, and why, in words for the host's developer.

/** Why a request was refused. `onError` receives one for each. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** The HTTP status of the answer. */
  readonly status: 400 | 403 | 405 | 413 | 415;
  /** Whether `authorize` had said yes. If not, anyone on the network can cause this refusal. */
  readonly authorized: boolean;

  constructor(status: Refusal['status'], message: string, authorized = false) {
    super(`Refused: ${message}`);
    this.status = status;
    this.authorized = authorized;
  }
}

/** A header's value for a message: short, printable, and without a key that someone put there by mistake. */
export function quote(value: string): string {
  return withoutKeys(value.replace(/[^ -~]/g, '?')).slice(0, 100);
}

/** A text with every key, or beginning of one, taken out. */
export function withoutKeys(text: string): string {
  return text.replace(/ITG\.[\w.-]*/gi, '[API key]');
}
