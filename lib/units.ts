/** Megawatts in a gigawatt. */
export const MW_PER_GW = 1000;
