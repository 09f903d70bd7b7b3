// Measures what no rule of axe checks. Each function returns the faults as texts.

import { backgroundOf, blend, brightened, type Colour, colour, contrast } from './colours.js';

const ours = ':is(.itglue-form, .itglue-dialog, .itglue-question, .itglue-card)';

/** The elements that are visible and reachable. A modal dialog makes everything else unreachable. */
function reachable<Found extends HTMLElement = HTMLElement>(selector: string): Found[] {
  const modals = document.querySelectorAll('dialog:modal');
  const top = modals[modals.length - 1] ?? document.body;
  return [...document.querySelectorAll<Found>(selector)].filter(
    (element) => top.contains(element) && element.checkVisibility({ visibilityProperty: true }),
  );
}

const nameOf = (element: Element) =>
  `<${element.localName} class="${element.className}"> ${(element.textContent ?? '').slice(0, 30)}`;

function tooLittle(what: string, over: Colour, under: Colour, atLeast: number): string[] {
  const found = contrast(over, under);
  return found >= atLeast ? [] : [`${what}: ${found.toFixed(2)} is less than ${atLeast}`];
}

/** Fields whose border has too little contrast with the inside or the outside (WCAG 1.4.11). */
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

/** Placeholders with too little contrast (WCAG 1.4.3). */
export function faintPlaceholders(): string[] {
  return reachable(`${ours} [placeholder]`).flatMap((field) => {
    const { color, opacity } = getComputedStyle(field, '::placeholder');
    const [red, green, blue, alpha] = colour(color);
    const seen: Colour = [red, green, blue, alpha * Number(opacity)];
    return tooLittle(`placeholder of ${nameOf(field)}`, seen, backgroundOf(field), 4.5);
  });
}

const focusable = `${ours} :is(button, input, select, summary, a[href], [tabindex="0"])`;

/** Focusable elements without a ring, or whose ring has too little contrast (WCAG 1.4.11, 2.4.7). */
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
        if (!beside || isCutOff(element, x, y))
          return [`the ring around ${nameOf(element)} is cut off`];
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

function isCutOff({ parentElement }: Element, x: number, y: number): boolean {
  if (!parentElement) return false;
  const { left, right, top, bottom } = parentElement.getBoundingClientRect();
  const { overflow } = getComputedStyle(parentElement);
  return (
    (overflow !== 'visible' && (x < left || x > right || y < top || y > bottom)) ||
    isCutOff(parentElement, x, y)
  );
}

const pointsAround = ({ left, right, top, bottom }: DOMRect, by: number): [number, number][] => [
  [(left + right) / 2, top - by],
  [(left + right) / 2, bottom + by],
  [left - by, (top + bottom) / 2],
  [right + by, (top + bottom) / 2],
];

/** Targets that are too small for a finger (WCAG 2.5.8). The main controls must be larger. */
export function smallTargets(): string[] {
  const small = (selector: string, atLeast: number) =>
    reachable(`${ours} ${selector}`).flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      // The layout rounds to 64ths.
      return Math.min(width, height) > atLeast - 0.02
        ? []
        : [`${nameOf(element)} is ${width} x ${height}, less than ${atLeast}`];
    });
  // Leaves out links, which are as high as their line of text.
  return [
    ...small(':is(button, summary)', 24),
    ...small(':is(select, input, button[type="submit"])', 44),
  ];
}

/** Elements that overflow sideways, and text that is cut off (WCAG 1.4.10, 1.4.12). */
export function overflowing(): string[] {
  const root = document.documentElement;
  const wrong = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
  for (const element of reachable(`${ours}, ${ours} *`)) {
    // Texts for screen readers are a pixel wide, and long text in a field can be scrolled.
    if (element.matches('.itglue-status, option, input')) continue;
    const { left, right } = element.getBoundingClientRect();
    const around = (element.parentElement ?? root).closest(`${ours}, html`) ?? root;
    const room = around.getBoundingClientRect();
    if (left < room.left - 1 || right > room.right + 1) {
      wrong.push(`${nameOf(element)} sticks out`);
    }
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
    const { overflowY, display } = getComputedStyle(element);
    if (display === 'inline' || !hasText(element)) continue;
    if (scrollWidth > clientWidth + 1) {
      wrong.push(`${nameOf(element)} is ${clientWidth} wide, its text ${scrollWidth}`);
    }
    if (overflowY !== 'visible' && scrollHeight > clientHeight + 1) {
      wrong.push(`${nameOf(element)} is ${clientHeight} high, its text ${scrollHeight}`);
    }
  }
  return wrong;
}

const hasText = (element: Element) =>
  [...element.childNodes].some((node) => node instanceof Text && node.data.trim());

/** Controls that can't be scrolled into view (WCAG 1.4.10). */
export function outOfReach(): string[] {
  return reachable(focusable).flatMap((element) => {
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const { top, bottom } = element.getBoundingClientRect();
    return top >= -1 && bottom <= innerHeight + 1 ? [] : [`${nameOf(element)} is out of sight`];
  });
}

/** Elements with an animation or a transition (WCAG 2.3.3). */
export function moving(): string[] {
  return reachable(`${ours}, ${ours} *`).flatMap((element) =>
    ['', '::before', '::after', '::backdrop'].flatMap((pseudo) => {
      const { animationName, transitionDuration } = getComputedStyle(element, pseudo);
      return animationName === 'none' && /^(0s, )*0s$/.test(transitionDuration)
        ? []
        : [`${nameOf(element)}${pseudo} moves`];
    }),
  );
}

/** Main buttons whose text has too little contrast, also with a filter or if they are translucent (WCAG 1.4.3). */
export function faintButtons(): string[] {
  return reachable(`${ours} .itglue-submit`).flatMap((button) => {
    const { color, filter, opacity } = getComputedStyle(button);
    const brightness = Number(/^brightness\((.*)\)$/.exec(filter)?.[1] ?? 1);
    const around = backgroundOf(button.parentElement);
    const seen = (inside: Colour) => {
      const [red, green, blue] = brightened(inside, brightness);
      return blend([red, green, blue, Number(opacity)], around);
    };
    return tooLittle(
      `text of ${nameOf(button)}${brightness === 1 ? '' : ' under the pointer'}`,
      seen(blend(colour(color), backgroundOf(button))),
      seen(backgroundOf(button)),
      4.5,
    );
  });
}

/** Key fields whose button covers the key. */
export function coveredKeys(): string[] {
  return reachable(`${ours} [data-itglue-key]`).flatMap((field) => {
    const button = field.parentElement?.querySelector('button')?.getBoundingClientRect();
    const { right, bottom } = field.getBoundingClientRect();
    // Below the field, it covers nothing.
    if (!button || button.top >= bottom) return [];
    const { paddingRight, borderRightWidth } = getComputedStyle(field);
    const room = Number.parseFloat(paddingRight) + Number.parseFloat(borderRightWidth);
    const covered = right - button.left;
    // The key must not touch the button either.
    return covered <= room - 4 ? [] : [`${covered} of a button in ${room} beside the key`];
  });
}

/** Borders of frames, fields and buttons that are as faint as without the preference for more contrast. */
export function faintBorders(): string[] {
  const boxes = `:is(.itglue-card, .itglue-dialog, .itglue-control, .itglue-button, .itglue-failure)`;
  return reachable(`${ours}${boxes}, ${ours} ${boxes}`).flatMap((element) =>
    tooLittle(
      `border of ${nameOf(element)}`,
      colour(getComputedStyle(element).borderTopColor),
      backgroundOf(element),
      5.5,
    ),
  );
}

/** Hints whose colour isn't that of the other text. */
export function mutedTexts(): string[] {
  const hints = ':is(.itglue-hint, .itglue-description, .itglue-privacy, .itglue-guide p)';
  return reachable(`${ours} ${hints}`).flatMap((element) => {
    const around = element.closest(ours) ?? document.body;
    return getComputedStyle(element).color === getComputedStyle(around).color
      ? []
      : [`${nameOf(element)} is muted`];
  });
}
