'use client';
// The form that a card opens: to connect, or to replace the key of the connection.

import { type RefObject, useState } from 'react';
import type { ConnectFormProps } from '../form/ConnectForm.js';
import type { OnConnect } from '../form/controller.js';
import { useHost } from '../host/HostContext.js';
import { ConnectError } from '../itglue/connectError.js';
import type { Connection } from '../itglue/connection.js';
import type { Subdomain } from '../itglue/regions.js';
import { cardMessages } from '../languages/en.js';
import { knownConnection } from './knownConnection.js';

/** The host's props for the form. The card decides about the others. */
export type CardFormProps = Omit<
  ConnectFormProps,
  'autoFocus' | 'defaultSubdomain' | 'lockSubdomain' | 'onConnect' | 'onDone'
>;

interface OpenForm {
  /** The connection whose key it replaces. */
  replaces: Connection | undefined;
  defaultSubdomain: Subdomain | undefined;
  inline: boolean;
}

/**
 * Keeps whether the form is open, and makes its props.
 *
 * @param connection the connection whose key the form would replace
 * @param suggested the subdomain at which IT Glue accepts the key, if that is known to differ
 * @param formProps the host's props for the form
 * @param host the host's latest props, since an attempt outlives the render it started in and even the form
 */
export function useCardForm(
  connection: Connection | undefined,
  suggested: Subdomain | undefined,
  formProps: CardFormProps,
  host: RefObject<
    CardFormProps & { onConnect?: OnConnect | undefined; onReplaceKey?: OnConnect | undefined }
  >,
) {
  const { messages, say } = useHost(cardMessages);
  // None of it changes when the host changes its props.
  const [form, setForm] = useState<OpenForm>();
  const replaces = form?.replaces;

  const props: ConnectFormProps = {
    ...formProps,
    // The card has the badge of IT Glue.
    ...(form?.inline && formProps.logo === undefined && { logo: null }),
    ...(replaces && {
      defaultSubdomain: form.defaultSubdomain,
      description: say('replace.text'),
      messages: {
        ...formProps.messages,
        title: messages['replace.title'],
        connect: messages['card.replace'],
        'connected.title': messages['replace.done'],
        'not_allowed.title': messages['replace.not_allowed'],
      },
    }),
    onConnect(credentials, context) {
      const { onConnect, onReplaceKey = onConnect } = host.current;
      const connect = replaces ? onReplaceKey : onConnect;
      // The host took the callback away while the form was open.
      return connect?.(credentials, context) ?? Promise.reject(new ConnectError('not_allowed'));
    },
    onEvent(event) {
      if (replaces && event.type === 'connected') {
        const { connection } = event;
        // Later, and even if the host's analytics throw at `connected`.
        queueMicrotask(() => host.current.onEvent?.({ type: 'key_replaced', connection }));
      }
      host.current.onEvent?.(event);
    },
  };

  return {
    props,
    isOpen: form !== undefined,
    isInline: form?.inline ?? false,
    open(inline: boolean) {
      const defaultSubdomain = connection && (suggested ?? knownConnection(connection).subdomain);
      setForm({ replaces: connection, defaultSubdomain, inline });
    },
    close: () => setForm(undefined),
  };
}
