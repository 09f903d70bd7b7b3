// The same two fields in React with only state: a baseline for the form.

import { useState } from 'react';

export function ReactForm() {
  const [subdomain, setSubdomain] = useState('');
  const [apiKey, setApiKey] = useState('');
  const [connecting, setConnecting] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setConnecting(true);
      }}
    >
      <label>
        Subdomain
        <select value={subdomain} onChange={(event) => setSubdomain(event.target.value)}>
          <option value="">Choose your subdomain</option>
          <option value="api">Global</option>
          <option value="api.eu">Europe</option>
          <option value="api.au">Australia</option>
        </select>
      </label>
      <label>
        API key
        <input
          type="password"
          autoComplete="new-password"
          value={apiKey}
          onChange={(event) => setApiKey(event.target.value)}
        />
      </label>
      <button type="submit">{connecting ? 'Connecting…' : 'Connect'}</button>
    </form>
  );
}
