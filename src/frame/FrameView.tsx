'use client';
// The element around the frame: says that the form is being loaded, or that it can't be.

import { frameMessages, type Messages } from '../languages/en.js';
import type { Frame } from './useFrame.js';

export interface FrameViewProps {
  frame: Frame;
  messages: Partial<Messages> | undefined;
}

export function FrameView({ frame, messages }: FrameViewProps) {
  const { iframe, key, phase, retry } = frame;
  const texts = { ...frameMessages, ...messages };
  return (
    <div className="itglue-frame" lang={texts.locale} dir={texts.dir} data-frame={phase}>
      {/* `openFrame` sets its address. Without the permission, the form's copy buttons do nothing. */}
      <iframe key={key} ref={iframe} title={texts.title} allow="clipboard-write" />
      {phase !== 'shown' && (
        <div className="itglue-form">
          {phase === 'loading' ? (
            <p role="status">{texts['frame.loading']}</p>
          ) : (
            <div className="itglue-failure" role="alert">
              <b>{texts['frame.failed.title']}</b>
              <p>{texts['frame.failed.text']}</p>
              <button type="button" className="itglue-button" onClick={retry}>
                {texts.retry}
              </button>
            </div>
          )}
        </div>
      )}
    </div>
  );
}
