// What can be measured of a page that a rule of axe does not. Each answers with what is wrong, in words.

import { backgroundOf, type Colour, colour, contrast } from './colours.js';

const ours = ':is(.itglue-form, .itglue-dialog, .itglue-question, .itglue-card)';

/** The elements that are shown and can be reached: behind a modal dialog, nothing can. */
function reachable<Found extends HTMLElement = HTMLElement>(selector: string): Found[] {
  const modals = document.querySelectorAll('dialog:modal');
  const top = modals[modals.length - 1] ?? document;
  return [...top.querySelectorAll<Found>(selector)].filter((element) =>
    element.checkVisibility({ visibilityProperty: true }),
  );
}

const nameOf = (element: Element) =>
  `<${element.localName} class="${element.className}"> ${(element.textContent ?? '').slice(0, 30)}`;

function tooLittle(what: string, over: Colour, under: Colour, atLeast: number): string[] {
  const found = contrast(over, under);
  return found >= atLeast ? [] : [`${what}: ${found.toFixed(2)} is less than ${atLeast}`];
}

/** The border of a field stands out from what is in it and from what is around it (WCAG 1.4.11). */
export function faintFields(): string[] {
  return reachable(`${ours} :is(input, select)`).flatMap((field) => {
    const border = colour(getComputedStyle(field).borderTopColor);
    return [
      ...tooLittle(`border of ${nameOf(field)} inside`, border, backgroundOf(field), 3),
      ...tooLittle(
        `border of ${nameOf(field)} outside`,
        border,
        backgroundOf(field.parentElement),
        3,
      ),
    ];
  });
}

/** A placeholder can be read (WCAG 1.4.3). */
export function faintPlaceholders(): string[] {
  return reachable(`${ours} [placeholder]`).flatMap((field) => {
    const { color, opacity } = getComputedStyle(field, '::placeholder');
    const [red, green, blue, alpha] = colour(color);
    const seen: Colour = [red, green, blue, alpha * Number(opacity)];
    return tooLittle(`placeholder of ${nameOf(field)}`, seen, backgroundOf(field), 4.5);
  });
}

const focusable = `${ours} :is(button, input, select, summary, a[href], [tabindex="0"])`;

/** Everything that takes focus shows it, and the ring stands out from all that is beside it (WCAG 1.4.11, 2.4.7). */
export function faintRings(): string[] {
  const before = document.activeElement;
  const wrong = reachable(focusable)
    .filter((element) => !element.matches(':disabled'))
    .flatMap((element) => {
      element.focus({ focusVisible: true });
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { outlineStyle, outlineWidth, outlineOffset, outlineColor } = getComputedStyle(element);
      const width = Number.parseFloat(outlineWidth);
      if (outlineStyle === 'none' || width < 2) return [`no ring around ${nameOf(element)}`];
      const reach = Number.parseFloat(outlineOffset) + width;
      return pointsAround(element.getBoundingClientRect(), reach + 1).flatMap(([x, y]) => {
        const beside = document.elementFromPoint(x, y);
        if (!beside) return [`the ring around ${nameOf(element)} is cut off`];
        return tooLittle(
          `ring around ${nameOf(element)} beside ${nameOf(beside)}`,
          colour(outlineColor),
          backgroundOf(beside),
          3,
        );
      });
    });
  if (before instanceof HTMLElement) before.focus();
  return wrong;
}

const pointsAround = ({ left, right, top, bottom }: DOMRect, by: number): [number, number][] => [
  [(left + right) / 2, top - by],
  [(left + right) / 2, bottom + by],
  [left - by, (top + bottom) / 2],
  [right + by, (top + bottom) / 2],
];

/** A finger hits everything (WCAG 2.5.8), and comfortably what everybody must use. */
export function smallTargets(): string[] {
  const small = (selector: string, atLeast: number) =>
    reachable(`${ours} ${selector}`).flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      // The layout rounds to 64ths.
      return Math.min(width, height) > atLeast - 0.02
        ? []
        : [`${nameOf(element)} is ${width} x ${height}, less than ${atLeast}`];
    });
  // A link in a sentence is as high as its line.
  return [
    ...small(':is(button, summary)', 24),
    ...small(':is(select, input, button[type="submit"])', 44),
  ];
}

/** Nothing sticks out sideways or is cut off (WCAG 1.4.10, 1.4.12). */
export function overflowing(): string[] {
  const root = document.documentElement;
  const wrong = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
  for (const element of reachable(`${ours}, ${ours} *`)) {
    // What is only said is a pixel wide.
    if (element.matches('.itglue-status, option')) continue;
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const { overflowX, overflowY, display } = getComputedStyle(element);
    if (display === 'inline') continue;
    if (scrollWidth > clientWidth + 1 && !element.matches('input')) {
      wrong.push(`${nameOf(element)} is ${clientWidth} wide, what is in it ${scrollWidth}`);
    }
    if (overflowX === 'hidden' && overflowY === 'hidden' && scrollHeight > clientHeight + 1) {
      wrong.push(`${nameOf(element)} is ${clientHeight} high, what is in it ${scrollHeight}`);
    }
  }
  return wrong;
}

/** The button in the key's field leaves the key its room. */
export function coveredKeys(): string[] {
  return reachable(`${ours} [name="apiKey"]`).flatMap((field) => {
    const button = field.parentElement?.querySelector('button');
    const { paddingInlineEnd, borderInlineEndWidth } = getComputedStyle(field);
    const room = Number.parseFloat(paddingInlineEnd) + Number.parseFloat(borderInlineEndWidth);
    const width = button?.getBoundingClientRect().width ?? 0;
    return width <= room ? [] : [`${width} of a button in ${room} beside the key`];
  });
}
