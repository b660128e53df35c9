import { openBridge } from '../bridge-client';
import { nameByPort } from '../reminders-steps';
import { askedOfAll, environmentForm, loss, settings } from '../restart/environments';
import {
  channel,
  days,
  handled,
  labelled,
  LAPSING,
  muted,
  readChanges,
  startView,
  type Lapsing,
} from '../restart/decisions';
import type { Kept } from '../restart/kept';
import { chosenView, columns, unreadChanges, withCalm } from '../restart/shown';
import { expect, openConnected, startNewSandbox, test, type RunningApp } from '../shared-app';
import { leaveLapsing, served } from '../steps';
import { receiveWebhooks } from '../webhook-receiver';

/** Does everything, restarts once, and looks for it, for what was done last first: that is what the app shows. */
async function restartBetween(app: RunningApp, areas: readonly Kept[]): Promise<void> {
  test.slow(); // each area is a test of its own
  for (const area of areas) await test.step(`${area.name}: before the restart`, () => area.before());
  await app.restart();
  for (const area of areas.toReversed()) await test.step(`${area.name}: after the restart`, () => area.after());
}

test('what was looked at, labels and channels are there again after a restart, and what changed is still unread', async ({
  app,
  sandbox,
}) => {
  const receiver = await receiveWebhooks();
  const bridge = await openBridge(app);
  try {
    sandbox.change(withCalm);
    await openConnected(app, sandbox);
    const { activeEnvironmentId } = await bridge.request('state.get', null);
    await restartBetween(app, [
      channel(app, bridge, receiver),
      labelled({ app, bridge, sandbox, environmentId: activeEnvironmentId! }),
      unreadChanges(app, sandbox),
      chosenView(app),
      columns(app),
    ]);
  } finally {
    bridge.close();
    receiver.close();
  }
});

test('all environments, settings, half-filled forms and losses are as they were after a restart', async ({
  app,
  sandbox,
}) => {
  const [emptied, losing] = [await startNewSandbox({ numbers: 200, seed: 5 }), await startNewSandbox({ numbers: 200, seed: 7 })]; // prettier-ignore
  const bridge = await openBridge(app);
  try {
    const suspended = [...served(sandbox), ...served(losing)].filter((number) => number.current_status === 'suspended');
    expect(suspended.length).toBeGreaterThan(served(sandbox).filter((number) => number.current_status === 'suspended').length); // prettier-ignore
    await openConnected(app, sandbox);
    await restartBetween(app, [
      settings(app, bridge),
      environmentForm(app, sandbox),
      loss(app, bridge, emptied, 'Emptied', 0),
      loss(app, bridge, losing, 'Losing', 100),
      askedOfAll(app, () => suspended.length),
    ]);
  } finally {
    bridge.close();
    await emptied.close();
    await losing.close();
  }
});

test('decisions about reminders and the view that opens at startup are there again after a restart', async ({
  app,
  sandbox,
}) => {
  const bridge = await openBridge(app);
  try {
    leaveLapsing(sandbox, ...Object.values({ ...LAPSING, muted: 200, announced: 200 }));
    const names = nameByPort(sandbox);
    await openConnected(app, sandbox);
    const { activeEnvironmentId } = await bridge.request('state.get', null);
    const of: Lapsing = { app, sandbox, bridge, environmentId: activeEnvironmentId!, names };
    await restartBetween(app, [...days(of), handled(of), muted(of), readChanges(app), startView(app, bridge)]);
  } finally {
    bridge.close();
  }
});
