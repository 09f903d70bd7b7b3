// The product, and the user who is signed in.

import { useState } from 'react';
import { type Role, roleSchema, type SignedIn, users } from '../session.js';
import { switchRole } from './api.js';
import { brand } from './brand.js';

export interface TopBarProps {
  role: Role;
  onSwitch(signedIn: SignedIn): void;
}

export function TopBar({ role, onSwitch }: TopBarProps) {
  const [failed, setFailed] = useState(false);

  async function signInAs(value: string) {
    setFailed(false);
    try {
      onSwitch(await switchRole(roleSchema.parse(value)));
    } catch {
      setFailed(true);
    }
  }

  return (
    <header className="top-bar">
      {brand}
      <p role="alert">{failed && 'You are still signed in as before.'}</p>
      <label className="role">
        <span>Signed in as</span>
        <select value={role} onChange={(event) => void signInAs(event.target.value)}>
          {roleSchema.options.map((role) => (
            <option key={role} value={role}>
              {users[role].name}, {users[role].title}
            </option>
          ))}
        </select>
      </label>
    </header>
  );
}
