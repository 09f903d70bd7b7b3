// Whatever the host's colour is, the text on it is readable, and the focus is visible.

import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { faintButtons, faintRings } from './measures.js';
import { show } from './stories.js';

const levels = [0, 64, 128, 191, 255];

/** 125 colours, spread evenly over sRGB. */
const accents = levels.flatMap((red) =>
  levels.flatMap((green) => levels.map((blue) => `rgb(${red} ${green} ${blue})`)),
);

const { style } = document.documentElement;
afterEach(() => {
  style.removeProperty('--itglue-accent');
});

/** The faults of each accent, by its name. */
function withEachAccent(measure: () => string[]): string[] {
  return accents.flatMap((accent) => {
    style.setProperty('--itglue-accent', accent);
    return measure().map((wrong) => `${accent}: ${wrong}`);
  });
}

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it('the text on an accent is readable', async () => {
    await show('ConnectForm/Pristine', { theme });
    expect(withEachAccent(faintButtons)).toEqual([]);
  });

  it('the text on an accent is readable under the pointer', async () => {
    await show('ConnectForm/Pristine', { theme });
    const button = document.querySelector('.itglue-submit');
    if (!button) throw new Error('There is no button');
    await userEvent.hover(button);
    expect(button.matches(':hover')).toBe(true);
    const found = withEachAccent(faintButtons);
    await userEvent.unhover(button);
    expect(found).toEqual([]);
  });

  it('the text of a button that counts down is readable', async () => {
    await show('ConnectForm/FailureNotice/RateLimited', { theme });
    expect(withEachAccent(faintButtons)).toEqual([]);
  });

  it('a focus ring in an accent is visible', async () => {
    await show('ConnectForm/FailureNotice/WithGuide', { theme });
    expect(withEachAccent(faintRings)).toEqual([]);
  });
});
