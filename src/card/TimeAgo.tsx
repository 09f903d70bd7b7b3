'use client';
// How long ago something was.

import { useEffect, useState } from 'react';
import { ago } from '../host/numbers.js';

// In milliseconds. Minutes are the smallest unit that is shown.
const refreshInterval = 30_000;

/**
 * Renders a `<time>` with a relative time, and keeps it current.
 *
 * @param time in milliseconds since the epoch. A time in the future, by a clock that is ahead, counts as now.
 */
export function TimeAgo({ time, locale }: { time: number; locale: string }) {
  const [now, setNow] = useState(() => Date.now());

  // Syncs with the clock.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), refreshInterval);
    return () => clearInterval(timer);
  }, []);

  return (
    // The server rendered it a while ago.
    <time dateTime={new Date(time).toISOString()} suppressHydrationWarning>
      {ago((now - time) / 1000, locale)}
    </time>
  );
}
