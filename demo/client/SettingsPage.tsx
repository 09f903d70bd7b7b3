// Settings, Integrations: where an administrator of Acme connects IT Glue.

import { useState } from 'react';
import type { Session } from '../session.js';
import { DialogTab } from './DialogTab.js';
import { InlineTab } from './InlineTab.js';
import { SideNavigation } from './SideNavigation.js';
import { Tabs } from './Tabs.js';
import { TestKeys } from './TestKeys.js';
import { TopBar } from './TopBar.js';

export function SettingsPage({ initial }: { initial: Session }) {
  const [session, setSession] = useState(initial);
  return (
    <>
      <TopBar role={session.role} onSwitch={setSession} />
      <div className="page">
        <SideNavigation />
        <main className="main">
          <h1>Integrations</h1>
          <p className="lead">Connect the tools that your team works with.</p>
          <Tabs
            label="How the form is shown"
            tabs={[
              { label: 'Inline', panel: <InlineTab session={session} onChange={setSession} /> },
              { label: 'Dialog', panel: <DialogTab session={session} onChange={setSession} /> },
            ]}
          />
        </main>
        {session.mocked && (
          <TestKeys
            key={session.connection?.id}
            isConnected={session.connection !== undefined}
            onChange={setSession}
          />
        )}
      </div>
    </>
  );
}
