// The page "Settings, Integrations", on which an administrator of Acme connects IT Glue.

import { useState } from 'react';
import { useConnection } from '../../src/index.js';
import type { SignedIn } from '../session.js';
import { connectionAddress } from './connectionProps.js';
import { DialogTab } from './DialogTab.js';
import { FrameTab } from './FrameTab.js';
import { InlineTab } from './InlineTab.js';
import { SideNavigation } from './SideNavigation.js';
import { Tabs } from './Tabs.js';
import { TestKeys } from './TestKeys.js';
import { TopBar } from './TopBar.js';
import { useSentLink } from './useSentLink.js';

export function SettingsPage({ initial }: { initial: SignedIn }) {
  const [signedIn, setSignedIn] = useState(initial);
  const connection = useConnection(connectionAddress);
  const links = useSentLink();
  const connected = connection.connection;
  return (
    <>
      <TopBar role={signedIn.role} onSwitch={setSignedIn} />
      <div className="page">
        <SideNavigation />
        <main className="main">
          <h1>Integrations</h1>
          <p className="lead">Connect the tools that your team works with.</p>
          <Tabs
            label="How the form is shown"
            tabs={[
              { label: 'Inline', panel: <InlineTab connection={connection} links={links} /> },
              { label: 'Dialog', panel: <DialogTab connection={connection} links={links} /> },
              { label: 'Frame', panel: <FrameTab connection={connection} src={signedIn.frame} /> },
            ]}
          />
        </main>
        {signedIn.mocked && <TestKeys key={connected?.id} isConnected={Boolean(connected)} />}
      </div>
    </>
  );
}
