// How many made-up cases a test tries: a seeded sample in every unit run, the whole number in `npm run test:peers`.

/**
 * `sample`, or `whole` where the environment says `CASES=whole`: so runs the project `whole`, which consists of the unit
 * tests that import this file. What a sample leaves out is therefore tried there, and nowhere else.
 */
export const cases = (sample: number, whole: number): number =>
  process.env.CASES === 'whole' ? whole : sample
