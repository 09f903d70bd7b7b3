// The same two fields in React with only state, in the same stylesheet: a baseline for the form.

import { useState } from 'react';

export function ReactForm() {
  const [subdomain, setSubdomain] = useState('');
  const [apiKey, setApiKey] = useState('');
  const [connecting, setConnecting] = useState(false);
  return (
    <div className="itglue-form">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setConnecting(true);
        }}
      >
        <label className="itglue-field">
          <span className="itglue-label">Subdomain</span>
          <select
            className="itglue-control"
            value={subdomain}
            onChange={(event) => setSubdomain(event.target.value)}
          >
            <option value="">Choose your subdomain</option>
            <option value="api">Global</option>
            <option value="api.eu">Europe</option>
            <option value="api.au">Australia</option>
          </select>
        </label>
        <label className="itglue-field">
          <span className="itglue-label">API key</span>
          <input
            className="itglue-control"
            type="password"
            autoComplete="new-password"
            value={apiKey}
            onChange={(event) => setApiKey(event.target.value)}
          />
        </label>
        <button className="itglue-submit" type="submit">
          {connecting ? 'Connecting…' : 'Connect'}
        </button>
      </form>
    </div>
  );
}
