import { postTo } from '/itglue-connect.standalone.js';

const form = document.querySelector('itglue-connect');
form.connect = postTo('/api/itglue/connect');
form.addEventListener('itglue-connect:success', ({ detail }) => {
  const connected = document.getElementById('connected');
  connected.textContent = `Acme reads ${detail.organizationCount} organizations.`;
  connected.hidden = false;
});
