"use client";

import { useTranslations } from "next-intl";
import { Suspense } from "react";
import { AppHeader } from "@/app/_features/header/app-header";
import { FileProvider } from "@/app/_features/library/file-context";
import { FileDrop } from "@/app/_features/library/file-drop";
import { SharedLink } from "@/app/_features/library/shared-link";
import { SourcesProvider } from "@/app/_features/library/sources-context";
import { HoursProvider } from "@/app/_plan/hours-context";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { AnnouncedProvider } from "../_features/announced/announced-context";
import { GridViewProvider } from "../_features/grid/grid-view";
import type { SourceFact } from "../_features/library/source-fact";
import { StagesProvider } from "../_features/years/stages-context";
import { AnswerProvider } from "../_plan/answer-context";
import type { HourFact } from "../_plan/hour-fact";
import { OptionsProvider } from "../_plan/options-context";
import type { ProvinceFact } from "../_plan/province-fact";
import { ScenarioProvider } from "../_scenario/scenario-context";
import { Panels } from "./panels";

/** The whole page: what was solved on the server, and everything that can be done with it. */
export function Workbench({
  first,
  provinces,
  sources,
  hours,
}: {
  first: SolveResponse | undefined;
  provinces: readonly ProvinceFact[];
  sources: readonly SourceFact[];
  hours: readonly HourFact[];
}) {
  const t = useTranslations("common");
  return (
    <Suspense>
      <ScenarioProvider>
        <OptionsProvider>
          <AnnouncedProvider>
            <AnswerProvider first={first} provinces={provinces}>
              <StagesProvider>
                <GridViewProvider>
                  <SourcesProvider sources={sources}>
                    <HoursProvider hours={hours}>
                      <FileProvider>
                        <a href="#answer" className="skip-link">
                          {t("skipToAnswer")}
                        </a>
                        <div className="workbench">
                          <AppHeader />
                          <Panels />
                        </div>
                        <SharedLink />
                        <FileDrop />
                      </FileProvider>
                    </HoursProvider>
                  </SourcesProvider>
                </GridViewProvider>
              </StagesProvider>
            </AnswerProvider>
          </AnnouncedProvider>
        </OptionsProvider>
      </ScenarioProvider>
    </Suspense>
  );
}
