// A row in a list of integrations, and the form in a dialog.

import { ConnectionCard } from '../../src/index.js';
import { ConnectionCheck } from './ConnectionCheck.js';
import { type ConnectionProps, cardProps } from './connectionProps.js';

const comingSoon = [
  { name: 'Ticketing', purpose: 'Open tickets for what Acme finds.' },
  { name: 'Remote monitoring', purpose: 'See the devices of every organization.' },
];

export function DialogTab({ session, onChange }: ConnectionProps) {
  return (
    <ul className="integrations">
      <li className="connection">
        <ConnectionCard {...cardProps({ session, onChange })} />
        {session.connection && <ConnectionCheck key={session.connection.id} onChange={onChange} />}
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
