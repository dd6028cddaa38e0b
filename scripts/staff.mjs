// npm run staff -- --email sacha@example.org --name "Sacha" [--role administrator]: makes an account of staff.
import { serverCommand } from './server-command.mjs';

serverCommand({ title: 'Staff', args: () => ['staff', ...process.argv.slice(2)] });
