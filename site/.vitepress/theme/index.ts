// VitePress's default theme, with our picture on the home page and the live form.

import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { h } from 'vue';
import './site.css';
import HomePicture from './HomePicture.vue';
import TryTheLook from './TryTheLook.vue';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'home-hero-image': () => h(HomePicture) }),
  enhanceApp: ({ app }) => {
    app.component('TryTheLook', TryTheLook);
  },
} satisfies Theme;
