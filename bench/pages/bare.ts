// The same two fields in HTML, and as much script as it takes to send them.

const form = document.querySelector('form');
const submit = document.querySelector('[type=submit]');
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  if (submit) submit.textContent = 'Connecting…';
});
document.querySelector('#open')?.addEventListener('click', () => {
  document.querySelector('dialog')?.showModal();
  document.querySelector('select')?.focus();
});
