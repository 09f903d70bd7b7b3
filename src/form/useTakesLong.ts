'use client';
// Whether the user has waited so long that the form should say that it is still at work.

import { useEffect, useState } from 'react';

// In milliseconds. By then, a user wonders whether anything still happens.
const longWait = 5000;

/** Whether something has been running for five seconds. */
export function useTakesLong(running: boolean): boolean {
  const [long, setLong] = useState(false);

  // Syncs with the clock.
  useEffect(() => {
    if (!running) return setLong(false);
    const timer = setTimeout(setLong, longWait, true);
    return () => clearTimeout(timer);
  }, [running]);

  return running && long;
}
