// The host's page: the form in a frame or, to compare, in the page itself. A test chooses the props.

import { createRoot } from 'react-dom/client';
import { ConnectFrame, ConnectFrameDialog } from '../../src/frame/index.js';
import { ConnectForm, postTo } from '../../src/index.js';
import '../../src/styles/styles.css';
import { de } from '../../src/languages/de.js';
import { he } from '../../src/languages/he.js';

/** The props of a test, which JSON can hold. */
export interface HostProps {
  kind: 'frame' | 'dialog' | 'inline' | 'nothing';
  src: string;
  link?: string;
  language?: 'de' | 'he';
  description?: string;
  closable?: boolean;
  done?: boolean;
  autoFocus?: boolean;
}

declare global {
  interface Window {
    /** What the callbacks were called with. */
    called: [name: string, detail?: unknown][];
    showFrame(props: HostProps): void;
  }
}

window.called = [];
const note =
  (name: string) =>
  (detail?: unknown): void => {
    window.called.push([name, detail instanceof Error ? detail.message : detail]);
  };

const container = document.getElementById('root');
if (!container) throw new Error('There is no #root');
const root = createRoot(container);

window.showFrame = ({ kind, src, link, language, closable, done, ...props }) => {
  const shared = {
    ...props,
    appName: 'Acme',
    messages: language && { de, he }[language],
    onSuccess: note('success'),
    onEvent: note('event'),
    ...(done && { onDone: note('done') }),
  };
  const frame = { ...shared, src, link, onLoadError: note('load error') };
  root.render(
    <>
      <button type="button">Before</button>
      {kind === 'frame' && (
        <ConnectFrame {...frame} {...(closable && { onClose: note('close') })} />
      )}
      {kind === 'dialog' && (
        <ConnectFrameDialog
          {...frame}
          open
          onOpenChange={(open) => {
            note('open change')(open);
            window.showFrame({ kind: 'nothing', src });
          }}
        />
      )}
      {kind === 'inline' && <ConnectForm {...shared} onConnect={postTo('/inline')} />}
      <button type="button">After</button>
    </>,
  );
};
