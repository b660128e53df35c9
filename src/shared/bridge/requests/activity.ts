import { z } from 'zod';
import type { ActivityList, ChangeCounts, ChangeMarks, NumberHistory } from '../../activity/activity';
import { environmentOnly, numberOnly, request } from '../request';

/** Requests about what changed between two syncs. */
export const ACTIVITY_REQUESTS = {
  /** What changed in an environment. */
  'activity.list': request(environmentOnly).answers<ActivityList>(),

  /** The user has seen all that changed up to an instant (epoch ms) of the list. */
  'activity.read': request(z.strictObject({ environmentId: z.uuid(), through: z.number() })).answers<void>(),

  /** The user has dismissed the loss that was found at an instant (epoch ms); its changes stay unread. */
  'activity.dismissLoss': request(z.strictObject({ environmentId: z.uuid(), at: z.number() })).answers<void>(),

  /** The user has seen what one number went through. */
  'activity.seen': request(numberOnly).answers<void>(),

  /**
   * What is unread, in figures. `since` is when the list was fetched (epoch ms) that the oldest of them differ from; null
   * where all is read.
   */
  'activity.unread': request(environmentOnly).answers<{ since: number; counts: ChangeCounts } | null>(),

  /** Which numbers changed, and when last. */
  'activity.marks': request(environmentOnly).answers<ChangeMarks>(),

  /** What one number went through. */
  'activity.ofNumber': request(numberOnly).answers<NumberHistory>(),
};
