'use client';
// A countdown by the monotonic clock, which changing the date doesn't affect.

import { useEffect, useRef, useState } from 'react';

/**
 * Counts down in seconds.
 *
 * @returns the seconds left, and a function that starts a wait or, with 0, ends it
 */
export function useCountdown(): [secondsLeft: number, wait: (seconds: number) => void] {
  const [secondsLeft, setSecondsLeft] = useState(0);
  const over = useRef(0);
  const waiting = secondsLeft > 0;

  // Syncs with the clock, also after an `<Activity>` has hidden the form and stopped its effects.
  useEffect(() => {
    if (!waiting) return;
    const tick = () =>
      setSecondsLeft(Math.max(0, Math.round((over.current - performance.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [waiting]);

  function wait(seconds: number) {
    const whole = seconds > 0 ? Math.ceil(seconds) : 0;
    over.current = performance.now() + whole * 1000;
    setSecondsLeft(whole);
  }

  return [secondsLeft, wait];
}
