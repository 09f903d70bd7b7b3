// The form on an origin of its own, which the card replaces once it is done.

import { useEffect, useState } from 'react';
import { ConnectFrame } from '../../src/frame/index.js';
import { ConnectionCard, type ConnectionProps } from '../../src/index.js';
import { createFrameLink } from './api.js';
import { formProps } from './connectionProps.js';

export function FrameTab({ connection, src }: { connection: ConnectionProps; src: string }) {
  const { onConnect: _, onReload, ...shown } = connection;
  const isMissing = !connection.connection && !connection.loading && !connection.loadError;
  const [showsForm, setShowsForm] = useState(isMissing);
  // Stays until the user is done, so that it can say that the account is connected.
  if (isMissing && !showsForm) setShowsForm(true);
  const [link, setLink] = useState<string>();

  // Syncs with the server: each form that is shown connects with a link of its own.
  useEffect(() => {
    if (!showsForm) return;
    // Without a link, the form says that the user may not connect.
    createFrameLink().then(
      ({ url }) => setLink(url),
      () => setLink(undefined),
    );
  }, [showsForm]);

  return (
    <div className="connection">
      {showsForm ? (
        <ConnectFrame
          {...formProps}
          src={src}
          link={link}
          onDone={() => {
            setShowsForm(false);
            onReload();
          }}
        />
      ) : (
        <ConnectionCard {...formProps} {...shown} onReload={onReload} />
      )}
    </div>
  );
}
