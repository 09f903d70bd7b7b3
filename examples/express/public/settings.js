import { postTo } from '/itglue-connect/itglue-connect.standalone.js';

const dialog = document.querySelector('itglue-connect');
dialog.connect = postTo('/api/itglue/connect');
dialog.addEventListener('itglue-connect:success', ({ detail }) => {
  const connected = document.getElementById('connected');
  connected.textContent = `Acme reads ${detail.organizationCount} organizations.`;
  connected.hidden = false;
});
document.getElementById('connect').addEventListener('click', () => {
  dialog.open = true;
});
