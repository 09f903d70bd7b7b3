// What the tests of the stories need besides, before each test file: all that Storybook has around a story.

import { setProjectAnnotations } from '@storybook/react-vite';
import { beforeAll } from 'vitest';
import preview from '../../.storybook/preview.js';

const { beforeAll: prepare } = setProjectAnnotations(preview);
beforeAll(prepare);
