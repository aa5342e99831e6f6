import { App } from 'cdktf';
import { FlexStack } from '../flex/stack';
import { rejected } from './stories';

// One stack for each story that must be rejected, and one that is accepted: synth fails, and writes only the latter.
const app = new App();
new FlexStack(app, 'flex');
for (const [name, { story: Story }] of Object.entries(rejected)) new Story(app, name);
app.synth();
