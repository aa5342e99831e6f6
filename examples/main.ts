import { App } from 'cdktf';
import { stories } from './stories';

// The app of cdktf.json: one stack for each good story.
const app = new App();
for (const [name, Story] of Object.entries(stories)) new Story(app, name);
app.synth();
