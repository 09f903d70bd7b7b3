// A row in a list of integrations, and the form in a dialog.

import { ConnectionCard, type ConnectionProps } from '../../src/index.js';
import { formProps } from './connectionProps.js';
import type { SentLinkProps } from './useSentLink.js';

const comingSoon = [
  { name: 'Ticketing', purpose: 'Open tickets for what Acme finds.' },
  { name: 'Remote monitoring', purpose: 'See the devices of every organization.' },
];

export function DialogTab({
  connection,
  links,
}: {
  connection: ConnectionProps;
  links: SentLinkProps;
}) {
  return (
    <ul className="integrations">
      <li className="connection">
        <ConnectionCard {...formProps} {...links} {...connection} />
      </li>
      {comingSoon.map(({ name, purpose }) => (
        <li key={name} className="coming-soon">
          <h2>{name}</h2>
          <span className="soon">Coming soon</span>
          <p>{purpose}</p>
        </li>
      ))}
    </ul>
  );
}
