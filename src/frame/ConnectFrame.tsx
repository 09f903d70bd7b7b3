'use client';
// The form on an origin of its own, in the host's page.

import { FrameView } from './FrameView.js';
import type { ConnectFrameProps } from './props.js';
import { useFrame } from './useFrame.js';

/**
 * The form in a frame from another origin, where no script of this page can reach the key. Renders a `<div>` with an
 * `<iframe>`. The page in the frame calls `serveFrame`.
 *
 * @example
 * <ConnectFrame src="https://connect.acme.example/itglue" link={link.url} appName="Acme" />
 */
export function ConnectFrame(props: ConnectFrameProps) {
  return <FrameView frame={useFrame(props)} messages={props.messages} />;
}
