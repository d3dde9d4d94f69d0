"use client";

import { useTranslations } from "next-intl";
import { Suspense } from "react";
import type { SolveResponse } from "@/lib/schema/solve-response";
import { AnnouncedProvider } from "../_state/announced-context";
import { AnswerProvider } from "../_state/answer-context";
import { GridViewProvider } from "../_state/grid-view";
import type { HourFact } from "../_state/hour-fact";
import { OptionsProvider } from "../_state/options-context";
import type { ProvinceFact } from "../_state/province-fact";
import { ScenarioProvider } from "../_state/scenario-context";
import type { SourceFact } from "../_state/source-fact";
import { StagesProvider } from "../_state/stages-context";
import { AppHeader } from "./header/app-header";
import { FileDrop } from "./library/file-drop";
import { SharedLink } from "./library/shared-link";
import { SourcesProvider } from "./library/sources-context";
import { Panels } from "./panels";
import { HoursProvider } from "./ui/hours-context";

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
                      <a href="#answer" className="skip-link">
                        {t("skipToAnswer")}
                      </a>
                      <div className="workbench">
                        <AppHeader />
                        <Panels />
                      </div>
                      <SharedLink />
                      <FileDrop />
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
