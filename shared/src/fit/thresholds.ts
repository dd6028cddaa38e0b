import file from './thresholds.json';

/** Printed with every verdict. Change it with any number of thresholds.json, where each number stands with its source. */
export const ruleVersion = file.ruleVersion;

const { comfort: margins, load: loads, slope: slopes, remedies: changes } = file;

/** Slack from which a length is comfortable, in mm. */
export const comfort = {
  access_width: margins.access_width.value,
  platform_length: margins.platform_length.value,
  door_width: margins.door_width.value,
  door_height: margins.door_height.value,
  headroom: margins.headroom.value,
  space_length: margins.space_length.value,
  space_width: margins.space_width.value,
};

export const load = { helperMass: loads.helperMass.value, tightShareOfSwl: loads.tightShareOfSwl.value };

/** Grades in percent, force in newtons. */
export const slope = {
  steepest: slopes.steepest.value,
  winchFits: slopes.winchFits.value,
  steepestWithoutWinch: slopes.steepestWithoutWinch.value,
  selfFits: slopes.selfFits.value,
  selfTight: slopes.selfTight.value,
  attendantFits: slopes.attendantFits.value,
  pushForce: slopes.pushForce.value,
  rollingResistance: slopes.rollingResistance.value,
  gravity: slopes.gravity.value,
  ratedGradeMargin: slopes.ratedGradeMargin.value,
  unratedTight: slopes.unratedTight.value,
};

export const remedies = { helperMass: changes.helperMass.value, headBow: changes.headBow.value };
