'use client';
// Reports that the form has left the page.

import { type RefObject, useEffect, useInsertionEffect, useRef } from 'react';
import type { FormController } from './controller.js';

/**
 * Reports `closed` once the element is gone.
 *
 * @param root the element around the form
 */
export function useClosedEvent(
  root: RefObject<HTMLElement | null>,
  form: Pick<FormController, 'state' | 'report'>,
) {
  const latest = useRef(form);
  useInsertionEffect(() => {
    latest.current = form;
  });
  // By the monotonic clock, which changing the date doesn't affect.
  const openedAt = useRef<number>(undefined);
  const isMounted = useRef(false);

  // Syncs with the page.
  useEffect(() => {
    const element = root.current;
    isMounted.current = true;
    const opened = openedAt.current ?? performance.now();
    openedAt.current = opened;
    return () => {
      isMounted.current = false;
      const { state, report } = latest.current;
      const duration = Math.round(performance.now() - opened);
      // Waits, since StrictMode only runs the effect again, and `<Activity>` only hides the form.
      queueMicrotask(() => {
        if (isMounted.current || element?.isConnected) return;
        report({ type: 'closed', phase: state.phase, duration });
      });
    };
  }, [root]);
}
