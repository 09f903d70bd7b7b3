// What is used of Express 4 here has the types of Express 5.

declare module 'express-4' {
  export { default } from 'express';
}
