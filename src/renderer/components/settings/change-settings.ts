import { ref } from 'vue';
import type { ErrorReport } from '../../../shared/app-error';
import type { RequestInput, RequestName } from '../../../shared/bridge/requests';
import { reportOfFailure, request } from '../../bridge/bridge-client';

/** Sends changes at once and keeps, by the name of the control, why the last one failed. */
export function useChanges() {
  const failures = ref<Record<string, ErrorReport | undefined>>({});

  async function send<N extends RequestName>(control: string, name: N, input: RequestInput<N>): Promise<boolean> {
    failures.value[control] = undefined;
    try {
      await request(name, input);
      return true;
    } catch (error) {
      failures.value[control] = reportOfFailure(error);
      return false;
    }
  }

  const change = (control: string, patch: RequestInput<'settings.update'>) => send(control, 'settings.update', patch);

  return { failures, send, change };
}
