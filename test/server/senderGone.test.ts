// The user cancels or leaves while the host's server is still at work.

import { describe, expect, it, vi } from 'vitest';
import { accepts, attempt } from './attempt.js';
import { post } from './post.js';

describe('a request whose sender is gone', () => {
  it.each<[string, unknown]>([
    ['an error', new DOMException('aborted', 'AbortError')],
    ['a bare string', 'Client connection prematurely closed.'],
    ['nothing', undefined],
  ])('is not reported, whatever it is aborted with: %s', async (_, reason) => {
    for (const step of ['authorize', 'verify', 'save']) {
      const sender = new AbortController();
      const save = vi.fn(async () => {});
      const abort = async () => {
        sender.abort(reason);
        throw new Error('too late');
      };
      const request = post(undefined, { signal: sender.signal });
      const { response, onError } = await attempt(request, { save, [step]: abort });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(onError).not.toHaveBeenCalled();
      expect(save).not.toHaveBeenCalled();
    }
  });

  it('before its key is saved is not saved', async () => {
    const sender = new AbortController();
    const save = vi.fn(async () => {});
    const verify = () => {
      sender.abort();
      return accepts();
    };
    const { onError } = await attempt(post(undefined, { signal: sender.signal }), { save, verify });
    expect(save).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
  });

  it('aborts the signal of save', async () => {
    const sender = new AbortController();
    let aborted = false;
    const save = async (
      ...[, , , { signal }]: [unknown, unknown, unknown, { signal: AbortSignal }]
    ) => {
      sender.abort();
      aborted = signal.aborted;
    };
    await attempt(post(undefined, { signal: sender.signal }), { save });
    expect(aborted).toBe(true);
  });
});
