// Vite returns the text of a stylesheet that is imported like this.

declare module '*.css?inline' {
  const css: string;
  export default css;
}
