'use client';

import { useEffect, useLayoutEffect } from 'react';

/** `useLayoutEffect` in browsers. On a server, React 18 warns about it, although it runs neither. */
export const useBrowserLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;
