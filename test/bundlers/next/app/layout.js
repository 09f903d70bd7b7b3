import 'itglue-connect/styles.css';
import { createElement } from 'react';

export const metadata = { title: 'Acme' };

export default function Layout({ children }) {
  return createElement('html', { lang: 'en' }, createElement('body', null, children));
}
