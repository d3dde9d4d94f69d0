import type { ZodType } from "zod";
import * as announced from "@/lib/schema/announced";
import { gridStateResponseSchema } from "@/lib/schema/grid-state";
import { healthSchema } from "@/lib/schema/health";
import { layerInfoSchema } from "@/lib/schema/layers";
import * as plan from "@/lib/schema/plan";
import {
  savedScenarioSchema,
  savedSummarySchema,
  saveRequestSchema,
} from "@/lib/schema/saved-scenario";
import * as scenario from "@/lib/schema/scenario";
import * as file from "@/lib/schema/site-file";
import { errorSchema, solveResponseSchema } from "@/lib/schema/solve-response";
import { stagesResponseSchema } from "@/lib/schema/stages";
import { stagesRequestSchema } from "@/lib/schema/stages-request";
import { tradeOffResponseSchema } from "@/lib/schema/trade-off";
import { collectionSchema } from "./answers";
import { exportedSchema, infeasibleSchema } from "./plans";

/** What has a name of its own in the document; each is written once and referred to. */
export const components: Record<string, ZodType> = {
  Scenario: scenario.scenarioSchema,
  Weights: scenario.weightsSchema,
  SiteRules: scenario.siteRulesSchema,
  LimitRules: scenario.limitRulesSchema,
  RenewableRules: scenario.renewableRulesSchema,
  AccessRules: scenario.accessRulesSchema,
  ReinforcementRules: scenario.reinforcementRulesSchema,
  SpreadRules: scenario.spreadRulesSchema,
  GridRules: scenario.gridRulesSchema,
  CriterionCaps: scenario.criterionCapsSchema,
  ProvinceBound: scenario.provinceBoundSchema,
  OwnSite: scenario.ownSiteSchema,
  Lock: scenario.lockSchema,
  Name: plan.siteNameSchema,
  Plan: plan.planSchema,
  PlanSite: plan.planSiteSchema,
  PlanMatch: plan.planMatchSchema,
  CriterionValue: plan.criterionValueSchema,
  LimitUse: plan.limitUseSchema,
  NetworkLimit: plan.networkLimitSchema,
  NetworkLine: plan.networkLineSchema,
  ProvinceTotal: plan.provinceTotalSchema,
  Certificate: plan.certificateSchema,
  LimitMove: plan.limitMoveSchema,
  GridCheck: plan.gridCheckSchema,
  GridHourCheck: plan.gridHourCheckSchema,
  SolveResponse: solveResponseSchema,
  Error: errorSchema,
  Infeasible: infeasibleSchema,
  FeatureCollection: collectionSchema,
  ExportedPlan: exportedSchema,
  FileContent: file.fileResponseSchema,
  SiteDifferences: file.siteDifferencesSchema,
  ChoiceNeeded: file.choiceNeededSchema,
  AnnouncedProject: announced.projectFitSchema,
  WidenedRule: announced.widenedRuleSchema,
  GridState: gridStateResponseSchema,
  StagesRequest: stagesRequestSchema,
  Stages: stagesResponseSchema,
  TradeOff: tradeOffResponseSchema,
  SaveRequest: saveRequestSchema,
  SavedScenario: savedScenarioSchema,
  SavedSummary: savedSummarySchema,
  Layer: layerInfoSchema,
  Health: healthSchema,
};
