// Replaces React's JSX runtime, and removes the marks from our field, to show what they prevent.

import * as runtime from 'react/jsx-runtime';

export const { Fragment } = runtime;
export const jsx = unmarked(runtime.jsx);
export const jsxs = unmarked(runtime.jsxs);

function unmarked(make: typeof runtime.jsx): typeof runtime.jsx {
  return (type, props, key) =>
    make(type, type === 'input' && isKey(props) ? withoutMarks(props) : props, key);
}

function isKey(props: unknown): props is Record<string, unknown> {
  return typeof props === 'object' && props !== null && 'data-rr-is-password' in props;
}

function withoutMarks(props: Record<string, unknown>) {
  const {
    'data-rr-is-password': _rrweb,
    'data-dd-privacy': _datadog,
    'data-openreplay-obscured': _openReplay,
    ...field
  } = props;
  return {
    ...field,
    className: 'itglue-control',
    // Some tools mask a field with a password `autocomplete`, which a shown key without marks must not have.
    autoComplete: field.type === 'text' ? 'off' : field.autoComplete,
  };
}
