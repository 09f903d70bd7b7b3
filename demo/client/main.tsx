// Starts the page once the server has sent the session and the connection. The page of a link needs no login.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../src/styles/styles.css';
import './demo.css';
import { linkPage } from '../session.js';
import { getSession } from './api.js';
import { LinkPage } from './LinkPage.js';
import { SettingsPage } from './SettingsPage.js';
import { Unreachable } from './Unreachable.js';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');

const page =
  location.pathname === linkPage ? (
    <LinkPage />
  ) : (
    await getSession().then(
      (session) => <SettingsPage initial={session} />,
      () => <Unreachable />,
    )
  );
createRoot(container).render(<StrictMode>{page}</StrictMode>);
