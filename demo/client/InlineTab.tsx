// The form standing in the page, and in its place the card once it is done.

import { useEffect, useRef, useState } from 'react';
import { ConnectForm, ConnectionCard } from '../../src/index.js';
import { ConnectionCheck } from './ConnectionCheck.js';
import { type ConnectionProps, cardProps, formProps } from './connectionProps.js';

export function InlineTab({ session, onChange }: ConnectionProps) {
  const [isDone, setDone] = useState(true);
  const root = useRef<HTMLDivElement>(null);
  const shown = isDone ? session.connection : undefined;
  const showsCard = shown !== undefined;

  // Keeps the focus here when the button that had it went with the form or the card.
  const showedCard = useRef(showsCard);
  useEffect(() => {
    if (showedCard.current !== showsCard && document.activeElement === document.body) {
      root.current?.focus();
    }
    showedCard.current = showsCard;
  }, [showsCard]);

  const props = formProps({ onChange });
  return (
    <div ref={root} tabIndex={-1} className="connection">
      {shown ? (
        <>
          <ConnectionCard {...cardProps({ session, onChange })} mode="inline" />
          <ConnectionCheck key={shown.id} onChange={onChange} />
        </>
      ) : (
        <ConnectForm
          {...props}
          onSuccess={(connection) => {
            setDone(false);
            props.onSuccess(connection);
          }}
          onDone={() => setDone(true)}
        />
      )}
    </div>
  );
}
