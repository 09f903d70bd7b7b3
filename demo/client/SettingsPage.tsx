// Settings, Integrations: where an administrator of Acme connects IT Glue.

import { useState } from 'react';
import type { Connected, Session, SignedIn } from '../session.js';
import { DialogTab } from './DialogTab.js';
import { InlineTab } from './InlineTab.js';
import { SideNavigation } from './SideNavigation.js';
import { Tabs } from './Tabs.js';
import { TestKeys } from './TestKeys.js';
import { TopBar } from './TopBar.js';

export function SettingsPage({ initial }: { initial: Session }) {
  const [session, setSession] = useState(initial);
  const change = (news: SignedIn | Connected) => setSession((before) => ({ ...before, ...news }));
  return (
    <>
      <TopBar role={session.role} onSwitch={change} />
      <div className="page">
        <SideNavigation />
        <main className="main">
          <h1>Integrations</h1>
          <p className="lead">Connect the tools that your team works with.</p>
          <Tabs
            label="How the form is shown"
            tabs={[
              { label: 'Inline', panel: <InlineTab session={session} onChange={change} /> },
              { label: 'Dialog', panel: <DialogTab session={session} onChange={change} /> },
            ]}
          />
        </main>
        {session.mocked && (
          <TestKeys key={session.connection?.id} isConnected={session.connection !== undefined} />
        )}
      </div>
    </>
  );
}
