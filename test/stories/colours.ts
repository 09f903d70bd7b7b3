// Colours as they appear on the screen, and the contrast between two of them (WCAG 2.2).

export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const pixel = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
const known = new Map<string, Colour>();

/** Converts a computed colour, including `oklch()` and `color()`, to sRGB: 0 to 255, and alpha from 0 to 1. */
export function colour(css: string): Colour {
  const found = known.get(css) ?? painted(css);
  known.set(css, found);
  return found;
}

function painted(css: string): Colour {
  if (!pixel) throw new Error('There is no canvas');
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = css;
  pixel.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixel.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
}

/** `over` painted on `under`, which is opaque. */
export function blend(over: Colour, under: Colour): Colour {
  const mix = (index: 0 | 1 | 2) => over[index] * over[3] + under[index] * (1 - over[3]);
  return [mix(0), mix(1), mix(2), 1];
}

/** The background of an element's content: its own background, blended with those of its ancestors. */
export function backgroundOf(element: Element | null): Colour {
  if (!element) throw new Error('The page has no background');
  const own = colour(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : blend(own, backgroundOf(element.parentElement));
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** The contrast, from 1 to 21. A translucent `over` is blended with `under` first. */
export function contrast(over: Colour, under: Colour): number {
  const [lighter = 0, darker = 0] = [luminance(blend(over, under)), luminance(under)].sort(
    (a, b) => b - a,
  );
  return (lighter + 0.05) / (darker + 0.05);
}

/** A colour with the filter `brightness()`. */
export const brightened = ([red, green, blue, alpha]: Colour, by: number): Colour => [
  Math.min(255, red * by),
  Math.min(255, green * by),
  Math.min(255, blue * by),
  alpha,
];
