'use client';
// Makes a screen reader say what came of an attempt, and say it once.

import { type RefObject, useRef, useState } from 'react';
import { takeFocus } from './focus.js';
import { useBrowserLayoutEffect } from './useBrowserLayoutEffect.js';

/** Props for a box. The ids are those of its title and its text. */
export type SpokenBox = ReturnType<typeof useSpoken>;

/**
 * Moves the focus to a box, so that a screen reader says its title and its text. If the user is working elsewhere on
 * the page, the box is an alert instead. It is never both, since it would be said twice.
 *
 * @param root the element within which the box may take the focus
 * @param id the prefix of its ids
 * @param outcome what came of the attempt, the same object in each render
 */
export function useSpoken(
  root: RefObject<HTMLElement | null>,
  id: string,
  outcome: object | undefined,
) {
  const ref = useRef<HTMLDivElement>(null);
  const [missed, setMissed] = useState<object>();

  // Syncs the focus with the outcome. Before the browser exposes the outcome to screen readers, which would otherwise
  // say it as the new description of a field, too.
  useBrowserLayoutEffect(() => {
    if (outcome && !takeFocus(root.current, ref.current)) setMissed(outcome);
  }, [root, outcome]);

  return {
    ref,
    role: outcome && missed === outcome ? 'alert' : 'group',
    tabIndex: -1,
    'aria-labelledby': `${id}-outcome`,
    'aria-describedby': `${id}-text`,
  };
}
