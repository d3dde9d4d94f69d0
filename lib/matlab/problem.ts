/** A rule of the language that a file breaks where it is run: MATLAB would stop there too. */
export class Problem extends Error {}
