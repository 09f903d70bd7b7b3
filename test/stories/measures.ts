// What can be measured of a page that a rule of axe does not. Each answers with what is wrong, in words.

import { backgroundOf, brightened, type Colour, colour, contrast } from './colours.js';

const ours = ':is(.itglue-form, .itglue-dialog, .itglue-question, .itglue-card)';

/** The elements that are shown and can be reached: behind a modal dialog, nothing can. */
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

/** Nothing sticks out sideways, and no text is cut off (WCAG 1.4.10, 1.4.12). */
export function overflowing(): string[] {
  const root = document.documentElement;
  const wrong = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : [];
  for (const element of reachable(`${ours}, ${ours} *`)) {
    // What is only said is a pixel wide, and what is long can be moved in its field.
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

/** However little of the page is seen at once, everything that can be used can be scrolled to (WCAG 1.4.10). */
export function outOfReach(): string[] {
  return reachable(focusable).flatMap((element) => {
    element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    const { top, bottom } = element.getBoundingClientRect();
    return top >= -1 && bottom <= innerHeight + 1 ? [] : [`${nameOf(element)} is out of sight`];
  });
}

/** What moves, or would once it changes (WCAG 2.3.3). */
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

/** The text of the main button can be read (WCAG 1.4.3), under its filter too. */
export function faintButtons(): string[] {
  return reachable(`${ours} .itglue-submit`).flatMap((button) => {
    const { color, filter } = getComputedStyle(button);
    const brightness = Number(/^brightness\((.*)\)$/.exec(filter)?.[1] ?? 1);
    return tooLittle(
      `text of ${nameOf(button)}${brightness === 1 ? '' : ' under the pointer'}`,
      brightened(colour(color), brightness),
      brightened(backgroundOf(button), brightness),
      4.5,
    );
  });
}

/** The button in the key's field leaves the key its room. */
export function coveredKeys(): string[] {
  return reachable(`${ours} [data-itglue-key]`).flatMap((field) => {
    const button = field.parentElement?.querySelector('button');
    const { paddingInlineEnd, borderInlineEndWidth } = getComputedStyle(field);
    const room = Number.parseFloat(paddingInlineEnd) + Number.parseFloat(borderInlineEndWidth);
    const width = button?.getBoundingClientRect().width ?? 0;
    return width <= room ? [] : [`${width} of a button in ${room} beside the key`];
  });
}
