"use client";

import { Collapsible } from "@base-ui/react/collapsible";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useScenario } from "@/app/_scenario/scenario-context";
import { Button } from "@/app/_ui/button";
import { defaultScenario } from "@/lib/schema/scenario";
import { AccessRules } from "./access-rules";
import { countChangedRules } from "./count-changed-rules";
import { CriterionCaps } from "./criterion-caps";
import { LimitRules } from "./limit-rules";
import { LockList } from "./lock-list";
import { ProvinceBounds } from "./province-bounds";
import { RenewableRules } from "./renewable-rules";
import { SiteRules } from "./site-rules";
import { SolverRules } from "./solver-rules";
import { SpreadRules } from "./spread-rules";

/** Every other rule, folded away until it is wanted; how many differ shows from outside. */
export function MoreRules() {
  const t = useTranslations("controls");
  const { committed, commit } = useScenario();
  const changed = countChangedRules(committed);
  const reset = () =>
    commit({ ...defaultScenario, targetMw: committed.targetMw, weights: committed.weights });
  return (
    <Collapsible.Root className="mt-2 border-t border-hairline">
      <Collapsible.Trigger className="group flex min-h-11 w-full items-center gap-1.5 text-body font-semibold">
        <ChevronRight
          aria-hidden
          size={16}
          className="transition-transform group-data-panel-open:rotate-90 motion-reduce:transition-none"
        />
        {t("more.title")}
        {changed > 0 && (
          <span className="ml-auto text-small font-normal text-plan-strong">
            {t("more.changed", { count: changed })}
          </span>
        )}
      </Collapsible.Trigger>
      <Collapsible.Panel>
        <Group title={t("group.site")}>
          <SiteRules />
        </Group>
        <Group title={t("group.limits")}>
          <LimitRules />
        </Group>
        <Group title={t("group.renewables")}>
          <RenewableRules />
        </Group>
        <Group title={t("group.access")}>
          <AccessRules />
        </Group>
        <Group title={t("group.spread")}>
          <SpreadRules />
        </Group>
        <Group title={t("group.criterionCaps")}>
          <CriterionCaps />
        </Group>
        <Group title={t("group.locks")}>
          <LockList />
        </Group>
        <Group title={t("group.provinces")}>
          <ProvinceBounds />
        </Group>
        <Group title={t("group.solver")}>
          <SolverRules />
        </Group>
        {changed > 0 && (
          <Button look="outline" className="mt-3 w-full" onClick={reset}>
            {t("more.reset")}
          </Button>
        )}
      </Collapsible.Panel>
    </Collapsible.Root>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="border-t border-hairline py-2 first:border-t-0">
      <h3 className="pt-1 pb-0.5 text-small font-semibold">{title}</h3>
      {children}
    </div>
  );
}
