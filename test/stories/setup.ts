// Additional setup for the tests of the stories: everything that Storybook renders around a story.

import { setProjectAnnotations } from '@storybook/react-vite';
import { beforeAll } from 'vitest';
import preview from '../../.storybook/preview.js';

const { beforeAll: prepare } = setProjectAnnotations(preview);
beforeAll(prepare);
