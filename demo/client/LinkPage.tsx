// The page of a connect link, for someone without a login at Acme.

import { ConnectByLink } from '../../src/index.js';
import { brand } from './brand.js';

export function LinkPage() {
  return (
    <>
      <header className="top-bar">{brand}</header>
      <main className="link-page">
        <h1 className="unseen">Connect IT Glue</h1>
        <ConnectByLink
          url="/api/itglue/link"
          appName="Acme"
          description="Acme will use this key to read your IT Glue organizations."
          egressAddresses={['203.0.113.7']}
        />
      </main>
    </>
  );
}
