// Every story, rendered and played, in light.

import { everyStoryIn } from './everyStory.js';

everyStoryIn('light');
