import { createActivityHandlers, type ActivityHandlerParts } from './activity-handlers';
import type { RequestHandlers } from './answer-request';
import { createAppHandlers, type AppHandlerParts } from './app-handlers';
import { createChannelHandlers, type ChannelHandlerParts } from './channel-handlers';
import { createDiagnosticsHandlers, type DiagnosticsHandlerParts } from './diagnostics-handlers';
import { createEnvironmentHandlers, type EnvironmentHandlerParts } from './environment-handlers';
import { createFileHandlers, type FileHandlerParts } from './file-handlers';
import { createKeptFileHandlers, type KeptFileHandlerParts } from './kept-file-handlers';
import { createLabelHandlers, type LabelHandlerParts } from './label-handlers';
import { createNotificationHandlers, type NotificationHandlerParts } from './notification-handlers';
import { createReminderHandlers, type ReminderHandlerParts } from './reminder-handlers';
import { createSavedViewHandlers, type SavedViewHandlerParts } from './saved-view-handlers';
import { createSettingsHandlers, type SettingsHandlerParts } from './settings-handlers';
import { createSyncHandlers, type SyncHandlerParts } from './sync-handlers';
import { createTransferHandlers, type TransferHandlerParts } from './transfer-handlers';

type HandlerParts = AppHandlerParts &
  EnvironmentHandlerParts &
  SyncHandlerParts &
  SettingsHandlerParts &
  SavedViewHandlerParts &
  ReminderHandlerParts &
  ChannelHandlerParts &
  NotificationHandlerParts &
  LabelHandlerParts &
  ActivityHandlerParts &
  FileHandlerParts &
  KeptFileHandlerParts &
  DiagnosticsHandlerParts &
  TransferHandlerParts;

/** What each request of the bridge does: one file of handlers for each file in `shared/bridge/requests`. */
export function createRequestHandlers(parts: HandlerParts): RequestHandlers {
  return {
    ...createAppHandlers(parts),
    ...createEnvironmentHandlers(parts),
    ...createSyncHandlers(parts),
    ...createSettingsHandlers(parts),
    ...createSavedViewHandlers(parts),
    ...createReminderHandlers(parts),
    ...createChannelHandlers(parts),
    ...createNotificationHandlers(parts),
    ...createLabelHandlers(parts),
    ...createActivityHandlers(parts),
    ...createFileHandlers(parts),
    ...createKeptFileHandlers(parts),
    ...createDiagnosticsHandlers(parts),
    ...createTransferHandlers(parts),
  };
}
