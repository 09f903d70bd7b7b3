// The same two fields in HTML, with just enough script to submit them: a baseline for the form.

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
