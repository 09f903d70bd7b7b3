// In place of React's JSX runtime: takes the marks off our field, to see what is due to them.

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
    // Some go by an `autocomplete` that is for passwords, which a key that is shown must not have.
    autoComplete: field.type === 'text' ? 'off' : field.autoComplete,
  };
}
