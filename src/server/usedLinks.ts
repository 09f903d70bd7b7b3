// Which links are used up: in the host's store, whose answers are not trusted to be of the right type.

import { named } from './decide.js';

/**
 * The host's store of links that are used up. It holds ids, such as in a table with a unique column. An id can be
 * forgotten at the time given as `until`, since its link has expired by then.
 */
export interface UsedLinks {
  /** Whether an id is in the store. */
  isUsed(id: string): Promise<boolean>;
  /**
   * Adds an id, in one atomic step: of several calls at the same moment, exactly one may resolve with `true`. Such as
   * `INSERT … ON CONFLICT DO NOTHING`, and whether that has inserted a row.
   *
   * @returns whether this call has added it. `false` if it was there already.
   */
  markUsed(id: string, until: Date): Promise<boolean>;
  /** Removes an id. Called if `save` failed, so that the link can be tried again. */
  unmarkUsed(id: string): Promise<void>;
}

/**
 * Wraps the host's store. That a link was revoked is an id of its own there. So a link can be taken back while a `save`
 * is running, and stays taken back if that fails.
 *
 * @throws {TypeError} at once, for a store that lacks a function
 */
export function usedLinks(used: UsedLinks) {
  for (const name of ['isUsed', 'markUsed', 'unmarkUsed']) {
    if (typeof Reflect.get(Object(used), name) === 'function') continue;
    throw new TypeError(
      `createConnectLinks: used.${name} is not a function. Without it, a link could connect more than once. Pass used: { isUsed, markUsed, unmarkUsed }.`,
    );
  }
  const isUsed = async (id: string) => booleanOf('isUsed', await used.isUsed(id));
  const markUsed = async (id: string, until: Date) =>
    booleanOf('markUsed', await used.markUsed(id, until));

  return {
    /** How a link has ended, if it has. */
    async ended(id: string): Promise<'used' | 'revoked' | undefined> {
      const [isRevoked, hasConnected] = await Promise.all([isUsed(revoked(id)), isUsed(id)]);
      if (isRevoked) return 'revoked';
      return hasConnected ? 'used' : undefined;
    },

    /** Uses a link up. Says why not, if it can't be used any more. */
    async use(id: string, until: Date): Promise<true | 'used' | 'revoked'> {
      if (!(await markUsed(id, until))) return 'used';
      // Read after writing, as `revoke` does: whichever of the two comes second sees the other.
      if (!(await isUsed(revoked(id)))) return true;
      await used.unmarkUsed(id);
      return 'revoked';
    },

    async giveBack(id: string): Promise<void> {
      await used.unmarkUsed(id);
    },

    /** Takes a link back. `false` if it has connected. */
    async revoke(id: string, until: Date): Promise<boolean> {
      await markUsed(revoked(id), until);
      return !(await isUsed(id));
    },
  };
}

const revoked = (id: string) => `${id} revoked`;

/** @throws {TypeError} for anything else: `undefined` from a store would let a link connect again and again */
function booleanOf(name: string, value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  throw new TypeError(
    `used.${name} resolved with ${named(value)}, so the link counts as used up. Resolve with true or false.`,
  );
}
