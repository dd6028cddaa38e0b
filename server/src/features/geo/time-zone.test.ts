import { timeZoneAt } from './time-zone';

describe('timeZoneAt', () => {
  it.each([
    ['Lyon', 45.7485, 4.8467, 'Europe/Paris'],
    ['Brest', 48.39, -4.4861, 'Europe/Paris'],
    ['Ajaccio', 41.9189, 8.7381, 'Europe/Paris'],
    ['Saint-Denis (La Réunion)', -20.8823, 55.4504, 'Indian/Reunion'],
    ['Fort-de-France', 14.6089, -61.0733, 'America/Martinique'],
    ['Pointe-à-Pitre', 16.2412, -61.5361, 'America/Guadeloupe'],
    ['Cayenne', 4.9333, -52.3333, 'America/Cayenne'],
    ['Mamoudzou', -12.7823, 45.2288, 'Indian/Mayotte'],
    ['Saint-Pierre', 46.7791, -56.1773, 'America/Miquelon'],
    ['Gustavia', 17.8962, -62.8498, 'America/St_Barthelemy'],
    ['Marigot', 18.0682, -63.083, 'America/Marigot'],
    ['Nouméa', -22.2741, 166.4488, 'Pacific/Noumea'],
    ['Mata-Utu', -13.2825, -176.1736, 'Pacific/Wallis'],
    ['Papeete', -17.5347, -149.5684, 'Pacific/Tahiti'],
    ['Atuona', -9.8034, -139.042, 'Pacific/Marquesas'],
    ['Rikitea', -23.1232, -134.9686, 'Pacific/Gambier'],
  ])('%s', (_town, lat, lon, zone) => {
    expect(timeZoneAt({ lat, lon })).toBe(zone);
    expect(() => new Intl.DateTimeFormat('fr', { timeZone: zone })).not.toThrow();
  });
});
