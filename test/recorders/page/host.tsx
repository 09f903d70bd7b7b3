// A host's page: our form, an ordinary field next to it, and actions that recorders record.

import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { ConnectForm, postTo } from '../../../dist/index.js';

window.render = () => {
  const root = createRoot(document.body.appendChild(document.createElement('main')));
  flushSync(() =>
    root.render(
      <>
        <form>
          <label>
            Note <input id="note" name="note" />
          </label>
        </form>
        <ConnectForm appName="Acme" onConnect={postTo('/api/itglue')} />
      </>,
    ),
  );
};

window.show = async (text) => {
  await fetch(`/api/notes?text=${text}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: `body-${text}` }),
  });
  // Some recorders record a request a little later.
  await new Promise((resolve) => setTimeout(resolve, 300));
  const paragraph = document.createElement('p');
  paragraph.className = text;
  paragraph.textContent = text;
  document.body.append(paragraph);
  console.error(text);
  const button = document.createElement('button');
  button.id = text;
  button.textContent = text;
  document.body.append(button);
  button.click();
  setTimeout(() => {
    throw new Error(text);
  });
};
