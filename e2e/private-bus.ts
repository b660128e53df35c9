import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createFolder, removeFolder } from '../src/shared/testing/in-folder';

/** A session bus that starts no services: who answers on it is the test's own. */
export interface PrivateBus {
  address: string;
  close(): Promise<void>;
}

/** @param connections how many it allows a user */
export async function startBus(connections = 256): Promise<PrivateBus> {
  const folder = createFolder();
  const config = join(folder, 'bus.conf');
  await writeFile(
    config,
    `<busconfig>
       <type>session</type>
       <listen>unix:path=${join(folder, 'socket')}</listen>
       <limit name="max_connections_per_user">${connections}</limit>
       <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
     </busconfig>`,
  );
  const daemon = spawn('dbus-daemon', ['--nofork', '--nopidfile', '--print-address', `--config-file=${config}`], {
    stdio: ['ignore', 'pipe', 'ignore'], // root hears of limits that it cannot raise
  });
  const [address] = (await once(createInterface({ input: daemon.stdout }), 'line')) as [string];
  return {
    address,
    async close() {
      const exit = once(daemon, 'exit');
      daemon.kill();
      await exit;
      removeFolder(folder);
    },
  };
}
