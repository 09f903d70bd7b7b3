/** The rules of axe that every story is held to, in Storybook and in the tests alike. */
export const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
