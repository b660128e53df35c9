import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../shared/app-error';
import { formatterFor } from '../../../../shared/format';
import { speakLanguage } from '../../../../shared/i18n/load-messages';
import { forEachAlertKind, type AlertKind } from '../../../../shared/reminders/alert-kinds';
import { sampleEnvironment, sampleNumber } from '../../../../shared/testing/sample';
import { encodeLedgerRecord, readLedgerRecord, type StoredAlert } from '../../storage/formats/ledger-format';
import type { ListChanges } from '../../reminders/alerts/alert-definition';
import { reasonOf } from '../../reminders/alerts/outage';
import { alertNotification } from '../../reminders/announce/reminder-words';
import { isAlert, type Alert } from '../../reminders/ledger/alert';
import { alertsFromChanges } from '../../reminders/ledger/alerts-from-changes';
import { wordsIn } from './words';

afterEach(() => speakLanguage('en', 'en'));

const english = formatterFor('en-GB');
const environment = sampleEnvironment();
const wanted = forEachAlertKind(() => true);
const at = (day: string) => new Date(`${day}T12:00`).getTime();

/** From the record of reminders, as after a restart. */
function kept(alert: StoredAlert): Alert {
  const record = readLedgerRecord(Buffer.from(encodeLedgerRecord({ type: 'due', alerts: [alert] })));
  const [read] = record?.type === 'due' ? record.alerts : [];
  if (!read || !isAlert(read)) throw new Error('It was not read.');
  return read;
}

function found(changes: Partial<ListChanges>): Alert {
  const all = { size: { before: 30, after: 30 }, gone: [], changed: [], ...changes };
  return kept(alertsFromChanges(all, { environment, wanted, since: 5, at: 9 })[0]!);
}

const standing = (kind: AlertKind, facts: Record<string, unknown>) =>
  kept({ key: kind, kind, environmentId: environment.id, numberId: null, number: '', facts, at: 9 });

const number = (fields = {}) => sampleNumber({ formatted_number: '(415) 555-0132', ...fields });
const many = Array.from({ length: 1200 }, (_, index) => number({ id: `n${index}`, formatted_number: `#${index}` }));
const refused = new AppError('server', { values: { status: 503 }, serverMessage: 'Back at ten.' });

const ALERTS: Record<AlertKind, { alert: Alert; title: string; body: readonly string[] }> = {
  status: {
    alert: found({ changed: [{ before: number(), after: number({ current_status: 'suspended' }) }] }),
    title: '(415) 555-0132 está suspenso',
    body: ['Na última sincronização, ele estava ativo'],
  },
  gone: {
    alert: found({ gone: [number({ current_status: 'inactive' })] }),
    title: '(415) 555-0132 foi removido',
    body: ['ele estava inativo.'],
  },
  price: {
    alert: found({ changed: [{ before: number(), after: number({ monthly_renewal_cost: 1234.5 }) }] }),
    title: '(415) 555-0132 ficou mais caro',
    body: ['Agora custa US$\u00a01.234,50 por mês', 'antes custava US$\u00a01,00 por mês.'],
  },
  loss: {
    alert: found({ size: { before: 5000, after: 3800 }, gone: many }),
    title: '1.200 de 5.000 números foram removidos de Production',
    body: ['Entre eles: #0, #1 e #2.'],
  },
  missed: {
    alert: found({
      gap: { from: at('2026-02-03'), to: at('2026-02-09') },
      changed: [{ before: number(), after: number({ auto_renewal: false }) }],
    }),
    title: 'Production ficou sem acompanhamento de 3 de fev. a 9 de fev.',
    body: ['1 número mudou.'],
  },
  outage: {
    alert: standing('outage', { lastSuccessAt: at('2026-02-03'), reason: reasonOf(refused) }),
    title: 'Production não está sincronizando',
    body: ['concluída: 3 de fev. de 2026, 12:00.', 'O Talkover está com problemas (HTTP 503).', '“Back at ten.”'],
  },
  token: {
    alert: standing('token', {}),
    title: 'O Talkover recusou o token de Production',
    body: ['Insira outro token para continuar.'],
  },
};

describe.each(Object.entries(ALERTS))('an alert: %s', (_, { alert, title, body }) => {
  function expectPortuguese(said: { title: string; body: string }): void {
    expect(said.title).toBe(title);
    for (const part of body) expect(said.body).toContain(part);
  }

  it('is in the language of a channel while the app speaks another', async () => {
    const words = await wordsIn('pt-BR', english);
    expectPortuguese(words.alert(alert, 'Production'));
    expect(alertNotification(alert, 'Production', english).title).not.toBe(title);
  });

  it('is in the language that the app speaks by the time it is shown', async () => {
    await speakLanguage('pt-BR', 'pt-BR');
    expectPortuguese(alertNotification(alert, 'Production', formatterFor('pt-BR')));
  });
});

describe('an alert of another version', () => {
  const words = (alert: StoredAlert) => {
    const { title, body } = alertNotification(kept(alert), 'Production', english);
    return `${title}. ${body}`;
  };
  const about = { key: 'k', environmentId: environment.id, numberId: 'n1', number: '(415) 555-0132', at: 9 };

  it('says what 0.1.0 had written', () => {
    expect(words({ ...about, kind: 'price', before: '$1.00 a month', after: '$2.00 a month' })).toBe(
      '(415) 555-0132 costs more. Production. It now costs $2.00 a month; it was $1.00 a month.',
    );
    expect(words({ ...about, kind: 'status', before: 'active', after: 'suspended' })).toContain('is suspended. ');
  });

  it('is shown without the reason where a later version noted one that this version has no words for', () => {
    const outage = (reason: object) => words({ ...about, kind: 'outage', facts: { lastSuccessAt: null, reason } });
    const without = outage({ code: 'burnt_down' });
    expect(without).toMatch(/^Production isn’t syncing. No sync has succeeded yet. /);
    expect(outage({ code: 'server', values: { other: 1 } })).toBe(without);
    expect(outage({ code: 'unexpected_response', values: { reason: { key: 'error.reason.later' } } })).toBe(without);
    expect(outage({ code: 'unexpected_response', values: { reason: { key: 'error.reason.empty' } } })).not.toBe(
      without,
    );
  });
});
