// Starts the page, once the server has said who is signed in and what is connected.

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../src/styles/styles.css';
import './demo.css';
import { getSession } from './api.js';
import { SettingsPage } from './SettingsPage.js';
import { Unreachable } from './Unreachable.js';

const container = document.getElementById('root');
if (!container) throw new Error('index.html has no #root');

const page = await getSession().then(
  (session) => <SettingsPage initial={session} />,
  () => <Unreachable />,
);
createRoot(container).render(<StrictMode>{page}</StrictMode>);
