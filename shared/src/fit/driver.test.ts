import { checkDriver, type DriverAnswer } from './driver';
import type { Driving } from './model';

const car: Driving = { gearbox: 'automatic', controls: ['hand_brake'], licenceCodesMet: ['20.06', '25.04', '40.11'] };

describe('may this driver drive this car?', () => {
  it.each<[codes: string[], answer: DriverAnswer, car: Driving | null]>([
    [[], 'yes', car],
    [['20.06', '25.04'], 'yes', car],
    [['20.06', '25.08'], 'no', car],
    [['78'], 'yes', car],
    [['10.02', '20.06'], 'yes', car],
    [['78'], 'no', { ...car, gearbox: 'manual' }],
    [['10.02'], 'unknown', { ...car, gearbox: undefined }],
    [['20.07'], 'unknown', car],
    [['40.01'], 'unknown', { ...car, licenceCodesMet: ['40.01'] }],
    [['50'], 'no', car],
    [['51'], 'no', { ...car, licenceCodesMet: ['51'] }],
    [['50.01'], 'no', car],
    [['01', '02', '01.06'], 'yes', car],
    [['99'], 'unknown', car],
    [['106'], 'unknown', car],
    [['501'], 'unknown', car],
    [['99', '25.08'], 'no', car],
    [['25.04'], 'unknown', { ...car, licenceCodesMet: undefined }],
    [['25.04'], 'unknown', null],
    [[], 'yes', null],
  ])('codes %j: %s', (codes, answer, driving) => {
    expect(checkDriver(driving, codes)).toBe(answer);
  });
});
