import type { DcOpfCase, OpfDcLine } from "./dc-opf-case";
import type { Dispatch } from "./verify-dc-opf";

/** Less than this is rounding, MW. */
const NOTICEABLE_MW = 0.01;

/** A direct-current line whose losses are negative in a dispatch. */
export interface GainingLine {
  readonly line: OpfDcLine;
  /** What arrives beyond what is sent, MW. */
  readonly gainMw: number;
}

/**
 * Lines that gain power: losses are stated for one direction (lossMw + lossShare · power), so a line
 * run backwards makes power of nothing. The dispatch keeps every rule of the case; its cost is no
 * cost that a real line has.
 */
export function findGainingLines({ dcLines }: DcOpfCase, { linkMw }: Dispatch): GainingLine[] {
  return dcLines
    .map((line, position) => ({
      line,
      gainMw: -(line.lossMw + line.lossShare * (linkMw[position] ?? 0)),
    }))
    .filter(({ gainMw }) => gainMw > NOTICEABLE_MW);
}
