// What the tests in jsdom need besides, before each test file.

import '@testing-library/jest-dom/vitest';

// jsdom knows the element but not its methods. Tests that ask to render on the server have no DOM at all.
if (typeof HTMLDialogElement !== 'undefined' && !HTMLDialogElement.prototype.showModal) {
  Object.assign(HTMLDialogElement.prototype, {
    show(this: HTMLDialogElement) {
      this.open = true;
    },
    showModal(this: HTMLDialogElement) {
      if (this.open) throw new DOMException('The dialog is already open', 'InvalidStateError');
      this.open = true;
    },
    close(this: HTMLDialogElement, returnValue?: string) {
      if (!this.open) return;
      this.open = false;
      if (returnValue !== undefined) this.returnValue = returnValue;
      // As in browsers, it tells only after all else is done.
      queueMicrotask(() => this.dispatchEvent(new Event('close')));
    },
  });
}
