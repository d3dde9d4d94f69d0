/** SQLSTATE classes of a server that is gone, going or not yet there. */
const sqlStates = /^(08|57P0|53300)/;
/** What the system says of a way to the server that is closed, and Prisma of one it had to wait for. */
const systemCodes =
  /^(ECONN|E(HOST|NET)(UNREACH|DOWN)$|ENOTFOUND$|EAI_|ENOENT$|EPIPE$|ETIMEDOUT$|EACCES$|P1\d{3}$|P2028$)/;
const words =
  /terminated|connection (was )?closed|not queryable|ECONNREFUSED|can't reach|timeout (exceeded|expired)|read timeout/i;

/**
 * Whether an error means that the database could not be reached or went away, as opposed to a
 * statement that it refused. Looks down the chain of causes, as Prisma wraps what `pg` throws.
 */
export function isConnectionLoss(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) && !isRecord(error)) return false;
  const code = "code" in error ? error.code : undefined;
  if (typeof code === "string" && (systemCodes.test(code) || sqlStates.test(code))) return true;
  const original = "originalCode" in error ? error.originalCode : undefined;
  if (typeof original === "string" && sqlStates.test(original)) return true;
  const message = "message" in error ? error.message : undefined;
  if (typeof message === "string" && words.test(message)) return true;
  const cause = "cause" in error ? error.cause : undefined;
  return depth < 5 && cause !== undefined && isConnectionLoss(cause, depth + 1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
