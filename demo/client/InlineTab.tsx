// The form in the page, which the card replaces once it is done.

import { useEffect, useRef, useState } from 'react';
import { ConnectForm, ConnectionCard, type ConnectionProps } from '../../src/index.js';
import { formProps } from './connectionProps.js';
import type { SentLinkProps } from './useSentLink.js';

export function InlineTab({
  connection,
  links,
}: {
  connection: ConnectionProps;
  links: SentLinkProps;
}) {
  const isMissing = !connection.connection && !connection.loading && !connection.loadError;
  const [showsForm, setShowsForm] = useState(isMissing);
  // Stays until the user is done, so that it can say that the account is connected.
  if (isMissing && !showsForm) setShowsForm(true);
  const root = useRef<HTMLDivElement>(null);

  // Keeps the focus here if the focused button disappears with the form or the card. Nothing had the focus while loading.
  const shown = connection.loading ? undefined : showsForm;
  const before = useRef(shown);
  useEffect(() => {
    const isReplaced = before.current !== undefined && before.current !== shown;
    if (isReplaced && document.activeElement === document.body) root.current?.focus();
    before.current = shown;
  }, [shown]);

  return (
    <div ref={root} tabIndex={-1} className="connection">
      {showsForm ? (
        <ConnectForm
          {...formProps}
          createLink={links.createLink}
          onConnect={connection.onConnect}
          onDone={() => setShowsForm(false)}
        />
      ) : (
        <ConnectionCard {...formProps} {...links} {...connection} mode="inline" />
      )}
    </div>
  );
}
