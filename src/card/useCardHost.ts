'use client';
// How the card speaks: with its own messages in addition to those of the form and the dialog.

import { cardMessages, dialogMessages } from '../messages/en.js';
import { useHost } from '../messages/HostContext.js';
import {
  type CardMessages,
  type DialogMessages,
  type FormMessages,
  fill,
} from '../messages/messages.js';

export function useCardHost() {
  const host = useHost();
  const messages = { ...dialogMessages, ...cardMessages, ...host.messages };
  const appName = host.choices.appName ?? messages.thisApp;
  return {
    classes: host.classes,
    messages,
    appName,
    /** Says a message. `{appName}` is filled in. */
    say: (key: keyof (FormMessages & DialogMessages & CardMessages)) =>
      fill(messages[key], { appName }).join(''),
  };
}
