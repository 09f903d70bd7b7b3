// Every story, rendered and played, in dark.

import { everyStoryIn } from './everyStory.js';

everyStoryIn('dark');
