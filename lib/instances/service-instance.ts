import type { ServiceNetwork } from "@/lib/siting/service/service-network";

/** Families of published instances that are read here. */
export type InstanceKind =
  | "capacitated"
  | "uncapacitated"
  | "p-median"
  | "single-source"
  | "dc-opf"
  | "unknown";

/** A published location problem as its file states it, before any modelling. */
export interface ServiceInstance extends ServiceNetwork {
  readonly kind: InstanceKind;
}
