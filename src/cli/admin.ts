import { terminal } from './admin/desk';
import { runAdmin } from './admin/run-admin';

/** `npm run admin -- …`: the operator's commands. Ends with 0, with 1 when something is wrong, with 2 on wrong usage. */
async function main(): Promise<void> {
  process.exitCode = await runAdmin(process.argv.slice(2), terminal());
}

void main();
