// The used links in a JSON file, each with the time when it can be removed.

import { readFile, rename, writeFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { UsedLinks } from '../../src/server/index.js';

const fileSchema = z.record(z.string(), z.iso.datetime());

type Entries = z.infer<typeof fileSchema>;

export function createUsedLinks(file: string): UsedLinks {
  const temporary = `${file}.${process.pid}.tmp`;
  let lastChange: Promise<unknown> = Promise.resolve();

  // One after the other, so that only one of two simultaneous requests marks a link as used.
  function change(edit: (entries: Entries) => Entries): Promise<Entries> {
    const changed = lastChange.then(async () => {
      const before = await read();
      await writeFile(temporary, JSON.stringify(edit(before)), { mode: 0o600, flush: true });
      await rename(temporary, file);
      return before;
    });
    lastChange = changed.catch(() => {});
    return changed;
  }

  async function read(): Promise<Entries> {
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    return text === undefined ? {} : fileSchema.parse(JSON.parse(text));
  }

  return {
    isUsed: async (id) => Object.hasOwn(await read(), id),

    async markUsed(id, until) {
      const before = await change((entries) => ({
        ...current(entries),
        [id]: until.toISOString(),
      }));
      return !Object.hasOwn(before, id);
    },

    async unmarkUsed(id) {
      await change(({ [id]: _, ...others }) => others);
    },
  };
}

const current = (entries: Entries): Entries =>
  Object.fromEntries(
    Object.entries(entries).filter(([, until]) => until > new Date().toISOString()),
  );
