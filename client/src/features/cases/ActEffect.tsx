import { useTranslation } from 'react-i18next';
import type { SupportAct } from '@passerelle/shared/cases/contract';
import { useFormat } from '../../lib/format';
import { DefinitionList } from '../../ui/data/DefinitionList';

const amounts = ['back', 'charged', 'owed', 'fund', 'depositKept'] as const;

/** What an act does, to the cent; what stays at zero is not said, but for what goes back. */
export function ActEffect({ act: { name: act, effect } }: { act: Pick<SupportAct, 'name' | 'effect'> }) {
  const { t } = useTranslation(['cases', 'bookings', 'lib']);
  const format = useFormat();
  const { from, to, freesTheCar, missing = [] } = effect;
  const state = (name: string) => t(`state.${name}`, { ns: 'bookings' });
  return (
    <DefinitionList
      items={[
        { term: t('effect.state'), detail: from === to ? t('effect.same', { state: state(from) }) : t('effect.moves', { from: state(from), to: state(to) }) },
        ...amounts.filter((name) => name === 'back' || effect[name].amount !== 0).map((name) => ({ term: t(`effect.${name}`), detail: format.money(effect[name]) })),
        { term: t('effect.car'), detail: t(act === 'change-vehicle' ? 'effect.swapped' : freesTheCar ? 'effect.freed' : 'effect.kept') },
        ...(missing.length > 0 ? [{ term: t('effect.missing'), detail: format.list(missing.map((code) => t(`extra.${code}`, { ns: 'lib' }))), note: t('effect.missingNote') }] : []),
      ]}
    />
  );
}
