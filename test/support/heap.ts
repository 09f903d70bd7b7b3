// Searches the memory of a page's scripts after a garbage collection.

import type { Page } from 'playwright-core';
import * as z from 'zod/mini';

/** A launch argument. Without it, a snapshot has only the first thousand characters of a text. */
export const wholeTexts = '--js-flags=--heap-snapshot-string-limit=10000000';

const snapshotSchema = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      edge_fields: z.array(z.string()),
      node_types: z.tuple([z.array(z.string())], z.unknown()),
      edge_types: z.tuple([z.array(z.string())], z.unknown()),
    }),
  }),
  nodes: z.array(z.number()),
  edges: z.array(z.number()),
  strings: z.array(z.string()),
});

type Snapshot = z.infer<typeof snapshotSchema>;

/** Collects the garbage and takes a snapshot of the heap. */
async function takeSnapshot(page: Page): Promise<Snapshot> {
  const session = await page.context().newCDPSession(page);
  let text = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    text += chunk;
  });
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return snapshotSchema.parse(JSON.parse(text));
}

/**
 * Searches for texts in the memory of all scripts of a page, including those of the tests.
 *
 * @returns a line for each text found, with the shortest path of references to it
 */
export async function heldIn(page: Page, isSought: (text: string) => boolean): Promise<string[]> {
  const snapshot = await takeSnapshot(page);
  const sought = new Set(snapshot.strings.flatMap((text, index) => (isSought(text) ? index : [])));
  return sought.size ? waysTo(snapshot, sought) : [];
}

/** Follows references from the roots until every text is reached. Ignores weak references. */
function waysTo({ snapshot, nodes, edges, strings }: Snapshot, sought: Set<number>): string[] {
  const { node_fields, edge_fields, node_types, edge_types } = snapshot.meta;
  const at = (list: number[], index: number) => list[index] ?? 0;
  const text = (index: number) => strings[index] ?? '';
  const edgesOf = node_fields.indexOf('edge_count');
  const firstEdge = new Map<number, number>();
  for (let node = 0, edge = 0; node < nodes.length; node += node_fields.length) {
    firstEdge.set(node, edge);
    edge += at(nodes, node + edgesOf) * edge_fields.length;
  }

  const cameFrom = new Map<number, { node: number; by: string } | undefined>([[0, undefined]]);
  // The map grows during this loop.
  for (const node of cameFrom.keys()) {
    // This node lists the texts that the browser shares with scripts, but doesn't keep them alive.
    if (nameOf(node) === '(External strings)') continue;
    const start = firstEdge.get(node) ?? 0;
    for (let count = 0; count < at(nodes, node + edgesOf); count += 1) {
      const edge = start + count * edge_fields.length;
      const type = edge_types[0][at(edges, edge)];
      const to = at(edges, edge + 2);
      if (type === 'weak' || cameFrom.has(to)) continue;
      const name = at(edges, edge + 1);
      const isNumbered = type === 'element' || type === 'hidden';
      cameFrom.set(to, { node, by: isNumbered ? `[${name}]` : `.${text(name)}` });
    }
  }
  return [...firstEdge.keys()].filter(isSought).map((node) => wayTo(node) || 'The browser');

  function isSought(node: number): boolean {
    const isText = node_types[0][at(nodes, node)]?.includes('string') ?? false;
    return isText && sought.has(at(nodes, node + 1));
  }

  function nameOf(node: number): string {
    return text(at(nodes, node + 1));
  }

  function wayTo(node: number): string {
    const came = cameFrom.get(node);
    if (!came) return '';
    return `${wayTo(came.node)} > ${nameOf(came.node).slice(0, 40)}${came.by}`;
  }
}
