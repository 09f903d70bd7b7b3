// The text on the badge of a product that has no logo.

/** The first two letters of a name. An emoji counts as one letter. */
export const initials = (name: string | undefined): string | undefined =>
  name && Array.from(name).slice(0, 2).join('').toUpperCase();
