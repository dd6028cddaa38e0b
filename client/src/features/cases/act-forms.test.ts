import { bookingProcess } from '@passerelle/shared/bookings/process';
import { supportActs } from '@passerelle/shared/cases/contract';
import i18next from 'i18next';
import { actBody, actForms, actNames, noValues } from './act-forms';

describe('the acts of support', () => {
  it('are those of the contract', () => expect(new Set(actNames)).toEqual(new Set(supportActs)));

  it.each(actNames)('ask for the ends that %s has', (name) => {
    const ends = new Set(bookingProcess.filter((row) => row.name === name).flatMap(({ to }) => (typeof to === 'string' ? [] : Object.keys(to))));
    if (name !== 'force') expect(new Set(actForms[name].outcomes)).toEqual(ends);
  });

  it.each(['fr', 'en'].flatMap((lng) => actNames.map((name) => [lng, name] as const)))('have words in %s: %s', (lng, name) => {
    const known = (key: string, ns = 'cases') => expect({ key, known: i18next.exists(key, { ns, lng }) }).toEqual({ key, known: true });
    known(`act.name.${name}`);
    known(`act.says.${name}`);
    for (const outcome of actForms[name].outcomes) known(name === 'force' ? `state.${outcome}` : `act.outcome.${outcome}`, name === 'force' ? 'bookings' : 'cases');
  });

  it('send what was typed, and nothing that the act does not ask for', () => {
    const typed = { outcome: 'owner', amount: '12,50', vehicleId: ' veh_2 ', note: ' by phone ' };
    expect(actBody('cancel-with-refund', typed)).toEqual({ name: 'cancel-with-refund', outcome: 'owner', amount: 1250, note: 'by phone' });
    expect(actBody('release-deposit', typed)).toEqual({ name: 'release-deposit', note: 'by phone' });
    expect(actBody('change-vehicle', typed)).toEqual({ name: 'change-vehicle', vehicleId: 'veh_2', note: 'by phone' });
    expect(actBody('cancel-with-refund', noValues)).toEqual({ name: 'cancel-with-refund' });
  });
});
