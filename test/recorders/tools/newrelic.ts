import { BrowserAgent } from '@newrelic/browser-agent/loaders/browser-agent';
import { ours, type Start } from '../page/tool.js';

export const start: Start = ({ sink, unmasked, bodies, leavesOut }) => {
  // New Relic ignores requests to the host that it reports to.
  const host = sink.replace('http://127.0.0.1', 'localhost');
  new BrowserAgent({
    init: {
      ssl: false,
      proxy: { beacon: host, assets: host },
      harvest: { interval: 1 },
      ajax: {
        block_internal: false,
        ...(bodies && { capture_payloads: 'all' }),
        ...(leavesOut && { deny_list: [location.hostname + ours] }),
      },
      session_replay: {
        enabled: true,
        ...(unmasked && { mask_all_inputs: false, mask_text_selector: null }),
      },
    },
    info: { beacon: host, errorBeacon: host, licenseKey: 'test', applicationID: '1', sa: 1 },
    loader_config: {
      accountID: '1',
      trustKey: '1',
      agentID: '1',
      licenseKey: 'test',
      applicationID: '1',
    },
  });
  return () => {};
};
