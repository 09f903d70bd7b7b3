'use client';
// A field that is read even where a host's component keeps its `ref` to itself.

import { type RefObject, useRef } from 'react';
import type { ChangeHandler, FieldPath, UseFormRegisterReturn } from 'react-hook-form';
import type { Credentials } from '../itglue/credentials.js';

/**
 * Watches what React Hook Form gives for a field. Without its `ref` it never reads the field, so the first event of the
 * field tells it which element that is.
 *
 * @param element set to the element that the `ref` or an event led to
 */
export function useRegistered<Name extends FieldPath<Credentials>>(
  field: UseFormRegisterReturn<Name>,
  element?: RefObject<HTMLInputElement | null>,
): UseFormRegisterReturn<Name> {
  const reached = useRef<{ target: unknown; byRef: boolean }>(undefined);

  const findingOut =
    (handler: ChangeHandler): ChangeHandler =>
    (event) => {
      const { target }: { target: unknown } = event;
      if (!reached.current?.byRef && reached.current?.target !== target && isField(target)) {
        reached.current = { target, byRef: false };
        if (element) element.current = target;
        const { value } = target;
        field.ref(target);
        // What it knew of the field before, it has put in it.
        target.value = value;
      }
      return handler(event);
    };

  return {
    ...field,
    onChange: findingOut(field.onChange),
    onBlur: findingOut(field.onBlur),
    ref(target: HTMLInputElement | null) {
      field.ref(target);
      if (!target) return;
      reached.current = { target, byRef: true };
      if (element) element.current = target;
    },
  };
}

/** React Hook Form takes the value of anything else from the event. */
const isField = (target: unknown): target is HTMLInputElement =>
  typeof target === 'object' &&
  target !== null &&
  'type' in target &&
  Boolean(target.type) &&
  'value' in target;
