// What is on the badge of a product without a logo.

/** The first two letters of a name. An emoji is one letter of several code units. */
export const initials = (name: string | undefined): string | undefined =>
  name && Array.from(name).slice(0, 2).join('').toUpperCase();
