'use client';
// Whether the user has waited so long that the form should say that it is still working.

import { useEffect, useState } from 'react';

// In milliseconds. After this long, users wonder whether anything is still happening.
const longWait = 5000;

/** Whether something has been running for five seconds. */
export function useTakesLong(running: boolean): boolean {
  const [long, setLong] = useState(false);

  // Syncs with the clock.
  useEffect(() => {
    if (!running) return;
    const timer = setTimeout(setLong, longWait, true);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [running]);

  return running && long;
}
