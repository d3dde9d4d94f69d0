import { Channel } from "@/lib/async/channel";
import { findEnds } from "./trade-off-ends";
import type { TradeOffModel } from "./trade-off-model";
import type { TraceEvent, TradeOffQuestion } from "./trade-off-question";
import { TradeOffTracer } from "./trade-off-tracer";

/**
 * Traces the curve between two axes by augmented ε-constraints (AUGMECON):
 *
 *   point k:  min  v/V + δ·u/U   over plans with  u ≤ ε[k],   ε[k] = u_0 + (u_n − u_0)·k ÷ n
 *
 * u is the bounded axis, v the other, U and V the extents of the curve, u_0 the smallest u and u_n
 * the smallest u of the smallest v. Every point of the front can be reached, those too that no
 * weighting finds. Yields the ends; then the line of the relaxation's supports, which the front does
 * not lie below; then each point, rounded; then what branch and bound improves. A point is yielded
 * again where its plan or its bound is bettered. Yields nothing where the rules admit no plan, one
 * point where the two axes do not conflict; ends silently when the signal aborts.
 */
export async function* traceTradeOff(
  trade: TradeOffModel,
  question: TradeOffQuestion,
): AsyncGenerator<TraceEvent> {
  const left = new AbortController();
  const { signal } = question;
  const joined = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const channel = new Channel<TraceEvent>();
  const work = trace(trade, { ...question, signal: joined }, (event) => channel.push(event));
  const ended = work.finally(() => channel.close());
  // A failure is told once all that came before it has been read.
  ended.catch(() => undefined);
  try {
    yield* channel.read();
    await ended;
  } finally {
    // Whoever stops listening must not leave solves behind.
    left.abort();
    await ended.catch(() => undefined);
  }
}

async function trace(
  trade: TradeOffModel,
  question: TradeOffQuestion,
  emit: (event: TraceEvent) => void,
): Promise<void> {
  const ends = await findEnds(trade, question);
  if (ends) await new TradeOffTracer(trade, question, ends, emit).run();
}
